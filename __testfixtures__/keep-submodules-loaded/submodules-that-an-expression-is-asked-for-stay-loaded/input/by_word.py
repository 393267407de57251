import orb
from orb.spin import speed

for word in ("spin",):
    print(speed(), getattr(orb, word).axis(), vars(orb).get("spin"))
