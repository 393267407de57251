import orb as o
import orb.spin as _orb_spin  # noqa: F401
from orb.whirl import speed

print(speed(), globals()["o"].spin.axis())
