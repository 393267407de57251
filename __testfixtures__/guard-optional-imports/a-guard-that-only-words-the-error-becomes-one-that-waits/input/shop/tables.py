import os

try:
    import gridlib
except ImportError as error:
    raise ImportError("please install gridlib") from error


def size(x):
    return gridlib.size(os.fspath(x))
