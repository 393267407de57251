from importlib import import_module


def load(module, name):
    return getattr(import_module(module), name)
