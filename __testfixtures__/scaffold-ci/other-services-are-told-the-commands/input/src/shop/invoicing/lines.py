from shop import RATE


def total():
    return RATE
