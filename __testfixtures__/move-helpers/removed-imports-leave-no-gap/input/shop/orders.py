"""Orders of the shop."""

from decimal import Decimal


def to_money(value):
    return Decimal(value)


def pack(lines):
    return list(lines)
