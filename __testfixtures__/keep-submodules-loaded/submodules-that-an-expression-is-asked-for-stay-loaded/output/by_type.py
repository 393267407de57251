import orb
import orb.spin
from orb.whirl import speed


def turn(around: "orb." "spin.Axis"):
    return speed()
