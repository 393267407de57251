import importlib

_SUB = dict(fast=1, slow=2)


def __getattr__(name):
    if name in _SUB:
        return importlib.import_module("." + name, __name__)
    raise AttributeError(name)
