import math

import shop as sb  # noqa: F401
from netlib import act


def scale(x):
    return math.floor(act.softmax(x))
