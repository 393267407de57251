import orb
from orb.spin import speed

print(speed(), getattr(orb, "spin").axis(), getattr(orb, "spun", None))
