from importlib import import_module

_WHERE = {"Plate": "plate"}


def __getattr__(name):
    if name in _WHERE:
        return getattr(import_module("oven.by_path." + _WHERE[name]), name)
    raise AttributeError(name)
