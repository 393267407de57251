from shop.basis import SCALE
from shop.rates import BASE, round_up, step

RATE = SCALE


def price(value):
    return value * BASE


def tax(value):
    return round_up(value)


def total(value):
    return value + step()
