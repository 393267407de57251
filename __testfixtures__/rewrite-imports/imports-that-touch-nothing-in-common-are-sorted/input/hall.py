import sys

started = []
doors = {}


def start(name):
    started.append(name)


def door(it):
    doors[it.__name__] = it
    return it


def shown(package, name):
    if not hasattr(sys.modules[package], name):
        setattr(sys.modules[package], name, None)
