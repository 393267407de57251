from importlib import import_module


def cut():
    return import_module(".counter", __name__.rpartition(".")[0])


def parent():
    return import_module(name=".counter", package=__spec__.parent)
