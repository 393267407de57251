def croak():
    return 0


def hop():
    return 1


def leap():
    return 2


def swim():
    return 3


def sit():
    return 4
