import orb.spin as _orb_spin  # noqa: F401
from orb.whirl import speed

o = __import__("orb")
print(speed(), o.spin.axis())
