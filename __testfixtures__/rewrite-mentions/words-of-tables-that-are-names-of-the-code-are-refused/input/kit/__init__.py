from importlib import import_module
from types import SimpleNamespace

_LAZY = SimpleNamespace(SPEED=".fast")


class Settings:
    fast = True


def __getattr__(name):
    if hasattr(_LAZY, name):
        return getattr(import_module(getattr(_LAZY, name), __name__), name)
    raise AttributeError(name)
