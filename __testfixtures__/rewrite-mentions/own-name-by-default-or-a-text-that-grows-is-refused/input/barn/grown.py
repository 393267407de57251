from importlib import import_module


def hen():
    name = "coop"
    name += ".hen"
    return import_module(name)
