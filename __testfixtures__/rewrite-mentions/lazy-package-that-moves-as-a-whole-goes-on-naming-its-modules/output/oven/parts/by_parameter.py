from importlib import import_module


def load(name):
    return import_module(name)


def wheel():
    return load(
        __package__ + "." + "wheel",
    )
