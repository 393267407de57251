import math, shop as other  # both


def several(x):
    return math.floor(other.nets.act.softmax(x))
