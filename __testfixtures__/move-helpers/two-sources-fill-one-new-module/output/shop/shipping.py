import math


def parcels(weight: float) -> int:
    return math.ceil(weight / 30)
