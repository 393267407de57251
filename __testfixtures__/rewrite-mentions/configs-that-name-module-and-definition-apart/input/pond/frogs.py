"""Frogs."""

LEGS = 4


class Frog:
    pass


class Tadpole:
    pass


def croak():
    return 1


def hop():
    return 2


def sit():
    return 3
