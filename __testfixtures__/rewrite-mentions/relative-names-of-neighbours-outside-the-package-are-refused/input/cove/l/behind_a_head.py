import importlib

_WHERE = {"Session": "session"}


def __getattr__(name):
    if name in _WHERE:
        return getattr(importlib.import_module("..k." + _WHERE[name], package="cove.l"), name)
    raise AttributeError(name)
