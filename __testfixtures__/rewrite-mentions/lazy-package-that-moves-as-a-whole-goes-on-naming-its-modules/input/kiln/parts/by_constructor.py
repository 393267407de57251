from importlib import import_module


class Loader:
    def __init__(self, kind):
        self.name = kind

    def load(self):
        target = self.name
        return import_module(target)


LOADERS = [Loader(".".join([__package__, "wheel"]))]
