import hut.track
from hut import depth, speed, width


def names():
    return speed.__name__, depth(), width()
