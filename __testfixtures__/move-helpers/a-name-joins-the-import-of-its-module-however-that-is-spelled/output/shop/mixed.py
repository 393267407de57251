from shop import conf

from .rates import BASE, round_up


def price(value):
    return value * BASE * conf.RATE


def tax(value):
    return round_up(value)
