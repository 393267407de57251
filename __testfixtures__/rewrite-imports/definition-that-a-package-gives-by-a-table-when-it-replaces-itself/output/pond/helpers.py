"""Helpers of the pond."""


class Late:
    pass


def croak():
    return 1
