import importlib


def defaults(name=None):
    if name not in ["clay", "fire"]:
        raise ValueError("Say either 'clay' or 'fire'.")

    if name == "clay":
        kind = int
    elif name == "fire":
        kind = str

    name = "kiln." + name
    return kind, importlib.import_module(name, package="kiln")


def within(name):
    if name in ("clay", "fire"):
        return importlib.import_module(f"kiln.{name}")
    return None
