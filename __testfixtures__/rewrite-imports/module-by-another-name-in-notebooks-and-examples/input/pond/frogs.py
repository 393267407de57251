"""Frogs."""

LEGS = 4


def croak():
    return 1


def hop():
    return 2


def leap():
    return 3


def swim():
    return 4


def dive():
    return 5


def sit():
    return 6
