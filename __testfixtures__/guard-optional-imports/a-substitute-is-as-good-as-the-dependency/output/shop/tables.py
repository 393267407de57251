try:
    import gridlib
except ImportError:
    import csv as gridlib

try:
    from gridlib import fast
except ImportError:

    def fast(function):
        return function


def size(x):
    return gridlib.reader(x)


@fast
def quick(x):
    return fast(x)
