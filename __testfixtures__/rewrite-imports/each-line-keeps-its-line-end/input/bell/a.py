import os
import sys


def ring():
    return os.sep


def stay():
    return sys.maxsize
