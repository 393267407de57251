import importlib
import types


class LazyModule(types.ModuleType):
    def __init__(self, name, parts):
        super().__init__(name)
        self.parts = parts
