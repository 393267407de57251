import sys

import orb
from orb.spin import speed

print(speed(), sys.modules.get("orb").spin.axis(), getattr(sys.modules["orb"], "spin"))
