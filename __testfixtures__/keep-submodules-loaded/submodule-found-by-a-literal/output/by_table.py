import sys

import orb.spin as _orb_spin  # noqa: F401
from orb.whirl import speed

print(speed(), sys.modules["orb.spin"].axis())
