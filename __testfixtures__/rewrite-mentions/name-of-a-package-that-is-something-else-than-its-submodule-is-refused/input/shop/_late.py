import importlib
import types


class Late:
    def __getattr__(self, name):
        return getattr(importlib.import_module(self.__name__), name)
