from importlib import import_module


def part(name):
    return import_module(f"shop.invoicing.{name}")


def joined(name):
    return import_module("shop.invoicing." + name)


def rows_of(found):
    return import_module(found.__name__ + ".lines")
