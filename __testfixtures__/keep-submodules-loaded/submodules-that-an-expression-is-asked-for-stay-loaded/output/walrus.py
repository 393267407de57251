import orb
import orb.spin
from orb.whirl import speed

if (o := orb) and speed():
    print(o.spin.axis(), (orb or None).spin.axis())
