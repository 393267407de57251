def width():
    return 1


def speed():
    return 2
