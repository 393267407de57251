from collections import namedtuple
from importlib import import_module

_Lazy = namedtuple("_Lazy", "fast slow")


def __getattr__(name):
    if name in _Lazy._fields:
        return import_module("." + name, __name__)
    raise AttributeError(name)
