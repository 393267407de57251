import importlib


def part(name):
    return importlib.import_module("invoicing." + name)


def other(name):
    return __import__("invoicing.%s" % name, fromlist=["Line"])


def third(name):
    return importlib.import_module(f"invoicing.{name}")
