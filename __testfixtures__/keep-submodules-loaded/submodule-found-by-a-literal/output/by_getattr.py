import orb
import orb.spin
from orb.whirl import speed

print(speed(), getattr(orb, "spin").axis(), getattr(orb, "spun", None))
