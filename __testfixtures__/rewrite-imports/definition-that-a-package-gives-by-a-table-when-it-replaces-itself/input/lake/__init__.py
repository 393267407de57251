from sys import modules

from lazy import LazyModule

FISH = ["swim"]
FISH += ["Carp"]
modules[__name__] = LazyModule(__name__, __path__, {"deep.fish": FISH})
