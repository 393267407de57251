from importlib import import_module


def cut():
    return import_module(".till", __name__.rpartition(".")[0])


def parent():
    return import_module(name=".till", package=__spec__.parent)
