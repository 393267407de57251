import json

import orb
from orb.spin import speed

print(speed(), json.loads("{}"), "spin", (orb).__name__)
