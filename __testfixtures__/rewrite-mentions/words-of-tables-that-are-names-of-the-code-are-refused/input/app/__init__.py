from importlib import import_module


class _Lazy:
    fast: str
    slow: str


class Settings:
    fast = True


def __getattr__(name):
    if name in _Lazy.__annotations__:
        return import_module("." + name, __name__)
    raise AttributeError(name)
