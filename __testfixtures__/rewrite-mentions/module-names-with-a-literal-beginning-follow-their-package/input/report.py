import importlib


def part(name):
    return importlib.import_module("shop.invoicing." + name)


def other(name):
    return __import__("shop.invoicing.%s" % name, fromlist=["Line"])


def third(name):
    return importlib.import_module(f"shop.invoicing.{name}")
