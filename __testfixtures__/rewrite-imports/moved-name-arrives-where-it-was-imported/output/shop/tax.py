"""Taxes."""

from shop import billing
from shop.billing import RATE


def tax_of(price):
    return net_price(price) * RATE + net(price) + net_price(1) + billing.gross_price(1)


def net_price(price):
    return price


net = net_price
