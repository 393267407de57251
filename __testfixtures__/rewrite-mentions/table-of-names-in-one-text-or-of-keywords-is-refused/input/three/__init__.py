import importlib

_SUB = "fast slow"


def __getattr__(name):
    if name in _SUB:
        return importlib.import_module("." + name, __name__)
    raise AttributeError(name)
