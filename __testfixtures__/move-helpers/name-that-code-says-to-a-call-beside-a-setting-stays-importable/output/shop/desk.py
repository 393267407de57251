def total():
    return 1


def tax():
    return 2


def rate():
    return 3
