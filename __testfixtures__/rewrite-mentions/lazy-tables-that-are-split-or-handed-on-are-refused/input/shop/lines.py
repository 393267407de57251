RATE = 3


def total():
    return RATE
