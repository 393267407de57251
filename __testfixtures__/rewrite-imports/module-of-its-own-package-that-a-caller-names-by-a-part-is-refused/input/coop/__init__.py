from importlib import import_module


def animal(name, base=__name__):
    return import_module("." + name, base)
