from importlib import import_module

from shop import till

ALL = {"till": till}


def get(name):
    return import_module("shop." + name)


def only():
    return till


class Shops:
    def find(self, name):
        return ALL[name]
