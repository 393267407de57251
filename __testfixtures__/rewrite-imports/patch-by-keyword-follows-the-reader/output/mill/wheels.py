"""Wheels."""


def speed():
    return 2


def twice():
    return speed() * 2
