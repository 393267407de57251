from importlib import import_module

import orb.spin as _orb_spin  # noqa: F401
from orb.whirl import speed

NAME = "orb"
print(speed(), import_module(NAME).spin.axis())
