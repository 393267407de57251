from shop.rates import BASE

from .mixed import price


def cost(value):
    return price(value) * BASE
