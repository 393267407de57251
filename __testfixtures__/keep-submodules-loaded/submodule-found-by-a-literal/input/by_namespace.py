import orb
from orb.spin import speed


def go():
    return speed(), vars(orb)["spin"].axis(), orb.__dict__["spin"].axis()
