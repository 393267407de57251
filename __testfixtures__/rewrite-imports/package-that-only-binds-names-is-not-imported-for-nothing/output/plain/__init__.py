"""Words alone."""

__version__ = "1"
SIZES = [1, 2]


def size():
    return SIZES


class Box:
    """A box."""

    wide = 1
