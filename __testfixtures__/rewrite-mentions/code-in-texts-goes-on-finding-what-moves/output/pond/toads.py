"""Toads."""


LOUD = 4


def croak():
    return LOUD
