import sys

if sys.platform == "linux":
    import gridlib


def size(x):
    return gridlib.size(x)
