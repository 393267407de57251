"""What shop has, under another name: bazaar.till is shop.till."""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec


class Finder:
    def find_spec(self, fullname, path=None, target=None):
        package, _, _ = fullname.partition(".")
        return ModuleSpec(fullname, self) if package == "bazaar" else None

    def create_module(self, spec):
        _, dot, rest = spec.name.partition(".")
        return import_module("".join(["shop", dot, rest]))

    def exec_module(self, module):
        pass


sys.meta_path.append(Finder())
