import importlib

_NAMES = {"SCALES": "fish", "STEMS": "reed"}


def __getattr__(name):
    if name in _NAMES:
        return getattr(importlib.import_module("." + _NAMES[name], __name__), name)
    raise AttributeError(name)
