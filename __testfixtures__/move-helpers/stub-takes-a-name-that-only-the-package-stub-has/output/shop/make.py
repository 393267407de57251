SIZE = 1


def include(x):
    return lambda y: x == y
