COUNT = 8


def turn():
    return 1
