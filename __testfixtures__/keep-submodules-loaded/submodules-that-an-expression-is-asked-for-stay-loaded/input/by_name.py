from importlib import import_module

from orb.spin import speed

NAME = "orb"
print(speed(), import_module(NAME).spin.axis())
