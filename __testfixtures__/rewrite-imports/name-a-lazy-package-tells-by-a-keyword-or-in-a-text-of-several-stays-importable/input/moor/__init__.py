import sys

_HERE = sys.modules[__name__]


def __getattr__(name):
    import importlib

    match name:
        case "SCALES" | "FINS":
            return getattr(importlib.import_module("moor.fish"), name)
    raise AttributeError(name)
