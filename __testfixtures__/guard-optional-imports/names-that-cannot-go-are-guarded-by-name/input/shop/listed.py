import gridlib

__all__ = ["gridlib", "size"]


def size(x):
    return gridlib.size(x)
