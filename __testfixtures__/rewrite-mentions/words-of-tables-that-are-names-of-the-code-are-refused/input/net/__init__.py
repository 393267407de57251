from importlib import import_module

from net._names import LAZY


def __getattr__(name):
    if name in LAZY:
        return import_module("." + name, __name__)
    raise AttributeError(name)
