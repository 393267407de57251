lazy import gridlib


def size(x):
    return gridlib.size(x)
