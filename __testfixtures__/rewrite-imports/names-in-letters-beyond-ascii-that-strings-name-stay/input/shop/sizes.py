__all__ = ["größe", "LIMIT"]

LIMIT = 3


def größe():
    return 1


def length():
    return 2
