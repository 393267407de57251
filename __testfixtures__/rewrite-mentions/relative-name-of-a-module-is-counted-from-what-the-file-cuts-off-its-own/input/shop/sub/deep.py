from importlib import import_module


def top():
    return import_module(".till", __name__.split(".")[0])
