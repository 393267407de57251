from hut import depth, speed


def names():
    return speed.__name__, depth
