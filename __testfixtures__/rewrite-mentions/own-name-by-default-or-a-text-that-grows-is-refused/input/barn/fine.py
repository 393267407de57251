from importlib import import_module


def neighbour(name, base=__package__):
    return import_module(f"{base}.{name}")


def cow():
    name = "barn"
    name += ".cow"
    return import_module(name)
