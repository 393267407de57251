import importlib


def warned(name):
    if name not in ("clay", "fire"):
        print(name)
    return importlib.import_module("kiln." + name)
