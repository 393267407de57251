from importlib import import_module


def neighbour(name):
    return import_module(f".{name}", package=__package__)
