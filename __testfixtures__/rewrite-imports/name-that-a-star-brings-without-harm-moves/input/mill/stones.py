"""Stones."""


def sorted(stones):
    return [stone for stone in stones if stone]


def weight():
    return 5
