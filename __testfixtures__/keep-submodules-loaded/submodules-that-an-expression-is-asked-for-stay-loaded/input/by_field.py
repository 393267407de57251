import orb
from orb.spin import speed

print(speed(), "{0.spin.axis.__name__}".format(orb))
