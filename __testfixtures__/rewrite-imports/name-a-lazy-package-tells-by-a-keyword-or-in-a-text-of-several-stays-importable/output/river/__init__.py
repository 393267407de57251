from importlib import import_module

_NAMES = ["fish:SCALES", "fish:FINS"]


def __getattr__(name):
    for entry in _NAMES:
        module, _, given = entry.partition(":")
        if given == name:
            return getattr(import_module("." + module, __package__), name)
    raise AttributeError(name)
