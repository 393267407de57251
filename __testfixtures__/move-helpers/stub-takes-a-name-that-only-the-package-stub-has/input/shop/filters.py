def include(x):
    return lambda y: x == y


def exclude(x):
    return lambda y: x != y
