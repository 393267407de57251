from contextlib import suppress

from shop._imports import _require_gridlib

gridlib = None
with suppress(ImportError):
    import gridlib


def checked(x):
    return gridlib.size(x) if gridlib is not None else len(x)


def forgotten(x):
    _require_gridlib("forgotten")
    return gridlib.size(x)
