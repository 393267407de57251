"""Orders of the shop."""

from shop.till import CURRENCY


def label(price):
    return f"{price} {CURRENCY}"
