def exclude(x):
    return lambda y: x != y
