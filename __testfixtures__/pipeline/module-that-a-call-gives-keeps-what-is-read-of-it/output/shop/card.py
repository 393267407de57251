def pay():
    return 1


def owe():
    return 2


def due():
    return 3


def net():
    return 4
