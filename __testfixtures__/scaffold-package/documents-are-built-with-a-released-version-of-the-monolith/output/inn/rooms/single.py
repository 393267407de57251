from inn.keys import KEYS


def price():
    return KEYS * 10
