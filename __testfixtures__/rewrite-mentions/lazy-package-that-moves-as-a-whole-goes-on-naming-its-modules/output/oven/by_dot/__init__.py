from importlib import import_module

_WHERE = {"Plate": "plate"}


def __getattr__(name):
    if name in _WHERE:
        return getattr(import_module("." + _WHERE[name], __name__), name)
    raise AttributeError(name)
