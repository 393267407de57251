import orb
from orb.spin import speed


def turn(around: "orb." "spin.Axis"):
    return speed()
