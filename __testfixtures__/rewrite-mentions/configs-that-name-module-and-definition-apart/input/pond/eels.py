"""Eels."""

LENGTH = 4


class Eel:
    pass
