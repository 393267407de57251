import importlib


class Well: ...


def near(name):
    """What lies beside, as in "..tide"."""
    return importlib.import_module(f"..{name}", __package__)


def __getattr__(name):
    return getattr(importlib.import_module("." + ".tide", __package__), name)
