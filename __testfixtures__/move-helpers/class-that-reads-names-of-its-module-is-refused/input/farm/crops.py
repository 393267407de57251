import inspect
import sys
from importlib import import_module

SEASON = "spring"
PRICE = 3
FIELD = "north"


class Rye:
    def season(self):
        return sys.modules[type(self).__module__].SEASON


class Oat:
    @classmethod
    def price(cls):
        module = import_module(cls.__module__)
        return getattr(module, "PRICE")


class Corn:
    def field(self):
        return vars(inspect.getmodule(self))["FIELD"]
