from contextlib import suppress

gridlib = None
with suppress(ImportError):
    import gridlib


def checked(x):
    return gridlib.size(x) if gridlib is not None else len(x)


def forgotten(x):
    return gridlib.size(x)
