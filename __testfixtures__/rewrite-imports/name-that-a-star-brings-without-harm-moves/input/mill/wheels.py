"""Wheels."""


def turn():
    return 1
