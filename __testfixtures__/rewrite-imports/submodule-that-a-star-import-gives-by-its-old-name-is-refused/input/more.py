from between import *


def go():
    return gear.teeth() + bound.knot()
