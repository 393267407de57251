from importlib.metadata import entry_points


def load():
    return entry_points(group="acme.core")
