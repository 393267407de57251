"""Orders of the shop."""

from decimal import Decimal


def half(amount):
    return amount / Decimal(2)
