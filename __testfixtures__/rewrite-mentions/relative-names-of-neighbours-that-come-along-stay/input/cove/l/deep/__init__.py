import importlib

_LAZY = {"Tide": "..tide", "Well": ".well"}
NUMBERS = ["..", "...", "..7", ".k", "..data.csv"]


def __getattr__(name):
    if name in _LAZY:
        return getattr(importlib.import_module(_LAZY[name], __name__), name)
    raise AttributeError(name)
