from importlib import import_module


class Later:
    def __init__(self, name, package):
        self.name, self.package = name, package

    def __getattr__(self, word):
        return getattr(import_module(self.name, self.package), word)
