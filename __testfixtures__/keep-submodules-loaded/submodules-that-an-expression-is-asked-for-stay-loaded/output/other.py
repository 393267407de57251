import json

import orb
from orb.whirl import speed

print(speed(), json.loads("{}"), "spin", (orb).__name__)
