import importlib


def otherwise(name):
    if name in ("clay", "fire"):
        print(name)
    else:
        importlib.import_module("kiln." + name)
