"""Stones."""


def sorted(stones):
    return [stone for stone in stones if stone]


def speed():
    return 2


def weight():
    return 5
