import pkgutil
from importlib import import_module

import coop


def everything():
    return [import_module(f".{one.name}", coop.__name__) for one in pkgutil.iter_modules(coop.__path__)]


def some():
    for name in ("egg",):
        import_module("." + name, "coop")
