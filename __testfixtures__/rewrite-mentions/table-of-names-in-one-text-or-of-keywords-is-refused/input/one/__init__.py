import importlib

_SUB = frozenset("fast slow".split())


def __getattr__(name):
    if name in _SUB:
        return importlib.import_module(f".{name}", __spec__.name)
    raise AttributeError(name)
