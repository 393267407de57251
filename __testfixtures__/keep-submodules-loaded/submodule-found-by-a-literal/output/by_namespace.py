import orb
import orb.spin
from orb.whirl import speed


def go():
    return speed(), vars(orb)["spin"].axis(), orb.__dict__["spin"].axis()
