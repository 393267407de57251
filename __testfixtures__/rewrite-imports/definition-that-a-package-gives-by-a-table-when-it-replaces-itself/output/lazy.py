import importlib
from types import ModuleType


class LazyModule(ModuleType):
    def __init__(self, name, path, table):
        super().__init__(name)
        self.__path__ = path
        self._homes = {word: home for home, words in table.items() for word in words}

    def __getattr__(self, word):
        if word not in self._homes:
            raise AttributeError(word)
        return getattr(importlib.import_module("." + self._homes[word], self.__name__), word)
