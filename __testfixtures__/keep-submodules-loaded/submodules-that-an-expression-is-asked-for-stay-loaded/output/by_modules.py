import sys

import orb
import orb.spin
from orb.whirl import speed

print(speed(), sys.modules.get("orb").spin.axis(), getattr(sys.modules["orb"], "spin"))
