import sys


def line():
    return sys._getframe(1).f_lineno
