import orb
from orb.spin import speed

if (o := orb) and speed():
    print(o.spin.axis(), (orb or None).spin.axis())
