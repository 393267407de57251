from importlib import import_module


def top():
    return import_module(".counter", __name__.split(".")[0])
