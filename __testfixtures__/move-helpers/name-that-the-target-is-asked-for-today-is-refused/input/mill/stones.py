"""Stones."""


def speed():
    return 2


def load():
    return 3


def grind():
    return 4


def weight():
    return 5
