import orb
import orb.spin
from orb.whirl import speed

print(speed(), "{0.spin.axis.__name__}".format(orb))
