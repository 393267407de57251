def total():
    return 1


def tax():
    return 2


def change():
    return 3


def card():
    return 4


def cash():
    return 5
