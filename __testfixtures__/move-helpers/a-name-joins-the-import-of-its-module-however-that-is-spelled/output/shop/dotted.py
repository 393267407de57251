from shop.rates import BASE, round_up

from .mixed import price


def cost(value):
    return price(value) * BASE


def total(value):
    return round_up(value) + 1
