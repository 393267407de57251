import functools
import importlib

_load = functools.partial(importlib.import_module, package=__name__)


def __getattr__(name):
    if name in ("RATE", "total"):
        return getattr(_load(".lines"), name)
    raise AttributeError(name)
