"""Orders of the shop."""

import math

_CENT = 100


# Cents are whole.
def to_cents(amount):
    return math.floor(amount * _CENT)


def total(amounts):
    return sum(map(to_cents, amounts))
