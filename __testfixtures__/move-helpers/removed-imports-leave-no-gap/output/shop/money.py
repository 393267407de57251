from decimal import Decimal
from math import floor


def to_money(value):
    return Decimal(value)


def to_cents(amount):
    return floor(amount * 100)
