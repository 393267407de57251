import sys


def globals_of(cls):
    found = {}
    found.update(sys.modules[cls.__module__].__dict__)
    return found


def names_of(self):
    return [name for name in dir(sys.modules[self.__module__]) if name[0] != "_"]
