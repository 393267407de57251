"""Taxes."""

from shop import billing
from shop.billing import RATE, net_price
from shop.billing import net_price as net


def tax_of(price):
    return net_price(price) * RATE + net(price) + billing.net_price(1) + billing.gross_price(1)
