import sys


def caller():
    """The name of the module that calls."""
    return sys._getframe(1).f_globals["__name__"]
