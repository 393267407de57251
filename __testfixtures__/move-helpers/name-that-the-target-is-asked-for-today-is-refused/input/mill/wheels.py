"""Wheels."""


def __getattr__(name):
    if name == "speed":
        return lambda: "old"
    raise AttributeError(name)
