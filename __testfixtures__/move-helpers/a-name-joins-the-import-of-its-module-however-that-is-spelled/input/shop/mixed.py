from shop import conf

from .rates import BASE


def price(value):
    return value * BASE * conf.RATE
