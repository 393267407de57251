import sys


def stay():
    return sys.maxsize
