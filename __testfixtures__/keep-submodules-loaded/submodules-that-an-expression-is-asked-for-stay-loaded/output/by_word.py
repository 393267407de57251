import orb
import orb.spin
from orb.whirl import speed

for word in ("spin",):
    print(speed(), getattr(orb, word).axis(), vars(orb).get("spin"))
