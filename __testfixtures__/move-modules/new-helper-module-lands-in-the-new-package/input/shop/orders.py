"""Orders of the shop."""

from decimal import Decimal


def round_cents(amount):
    return amount.quantize(Decimal("0.01"))


def half(amount):
    return amount / Decimal(2)
