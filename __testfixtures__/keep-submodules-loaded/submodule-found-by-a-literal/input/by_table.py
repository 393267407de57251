import sys

from orb.spin import speed

print(speed(), sys.modules["orb.spin"].axis())
