LOUD = 4


def croak():
    return LOUD


def hop():
    return 1
