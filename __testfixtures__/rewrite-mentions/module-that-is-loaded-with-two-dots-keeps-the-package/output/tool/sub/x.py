import importlib


def go():
    one = importlib.import_module("..grab", package=__package__)
    return one, importlib.import_module("..grab", "tool.sub"), importlib.import_module("..grab", package="tool.sub")
