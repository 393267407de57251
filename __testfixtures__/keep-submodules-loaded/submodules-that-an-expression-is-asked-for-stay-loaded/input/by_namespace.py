import orb as o
from orb.spin import speed

print(speed(), globals()["o"].spin.axis())
