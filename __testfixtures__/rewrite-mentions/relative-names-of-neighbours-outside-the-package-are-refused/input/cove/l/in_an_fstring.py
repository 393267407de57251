import importlib

_WHERE = {"Session": ".k.session"}


def __getattr__(name):
    if name in _WHERE:
        return getattr(importlib.import_module(f".{_WHERE[name]}", __package__), name)
    raise AttributeError(name)
