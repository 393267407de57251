"""A package that takes the class of another module, and one that only names its modules."""
import sys

from lazy import LazyModule


class Tarn(LazyModule):
    _homes = dict(wriggle="eels", splash="waves")


sys.modules[__name__].__class__ = Tarn
