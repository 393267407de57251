from importlib import import_module

_WHERE = dict(pair.split(":") for pair in "SIZE:sizes TINY:sizes".split())


def __getattr__(name):
    if name in _WHERE:
        return getattr(import_module("." + _WHERE[name], __name__), name)
    raise AttributeError(name)
