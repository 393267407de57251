import gridlib


def size(x):
    """Size of a table.

    >>> size(gridlib.Table())
    0
    """
    return gridlib.size(x)
