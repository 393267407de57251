WIDTH = 2


def turn():
    return 1
