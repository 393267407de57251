"""The till."""

OPEN = True


def total():
    return 4


class Card:
    pass


def count():
    return 2
