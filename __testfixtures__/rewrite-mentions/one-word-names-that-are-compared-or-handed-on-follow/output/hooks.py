import builtins
import logging

real_import = builtins.__import__


class Finder:
    def find_spec(self, fullname, path=None, target=None):
        if fullname == "river":
            raise ImportError(fullname)


def without(name, *args, **kwargs):
    if name == "river":
        raise ImportError(name)
    return real_import(name, *args, **kwargs)


class Ours(logging.Filter):
    def filter(self, record):
        return record.name.startswith("river")


builtins.__import__ = without
