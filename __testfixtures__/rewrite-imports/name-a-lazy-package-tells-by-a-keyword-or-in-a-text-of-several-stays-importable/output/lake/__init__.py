import importlib

_NAMES = dict(SCALES="fish", FINS="fish")


def __getattr__(name):
    try:
        module = _NAMES[name]
    except KeyError:
        raise AttributeError(name) from None
    return getattr(importlib.import_module("." + module, __name__), name)
