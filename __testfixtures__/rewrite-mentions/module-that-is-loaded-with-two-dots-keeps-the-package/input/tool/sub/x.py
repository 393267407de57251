import importlib


def go():
    one = importlib.import_module("..fetch", package=__package__)
    return one, importlib.import_module("..fetch", "tool.sub"), importlib.import_module("..fetch", package="tool.sub")
