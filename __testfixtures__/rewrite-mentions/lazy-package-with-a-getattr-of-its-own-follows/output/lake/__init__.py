import importlib

_SUBMODULES = {"carp", "reed"}
_NAMES = {"SCALES": "carp", "STEMS": "reed"}


def __getattr__(name):
    if name in _SUBMODULES:
        return importlib.import_module(f".{name}", __name__)
    if name in _NAMES:
        return getattr(importlib.import_module("." + _NAMES[name], __name__), name)
    raise AttributeError(name)


def __dir__():
    return sorted(_SUBMODULES | set(_NAMES))
