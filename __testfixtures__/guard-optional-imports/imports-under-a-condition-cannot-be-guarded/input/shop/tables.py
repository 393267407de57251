import sys

if sys.platform != "win32":
    import gridlib


def size(x):
    return gridlib.size(x)
