import math


def floor_cents(amount):
    return math.floor(amount * 100) / 100
