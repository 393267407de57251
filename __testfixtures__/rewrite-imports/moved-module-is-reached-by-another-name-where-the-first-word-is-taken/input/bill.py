def total():
    return 7


def count():
    return 2
