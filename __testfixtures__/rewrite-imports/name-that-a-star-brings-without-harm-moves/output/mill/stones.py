"""Stones."""


def weight():
    return 5
