from importlib import import_module


def load(package):
    return import_module(".till", package), import_module(".other", package)
