import math, shop as other  # both
from netlib import act


def several(x):
    return math.floor(act.softmax(x))
