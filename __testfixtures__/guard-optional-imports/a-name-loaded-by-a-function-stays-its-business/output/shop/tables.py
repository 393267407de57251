from shop._imports import _require_gridlib

gridlib = None


def load():
    _require_gridlib("load")
    global gridlib
    import gridlib

    return gridlib


def size(x):
    return load().size(x)
