import os

RATE = 2
_KEY = "k"


def title():
    return os.sep + _KEY
