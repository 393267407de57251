"""Prices of the shop."""

from shop.tax import gross as gross, net as net, rate as rate


def discount(amount):
    return amount * 0.9
