import math

_CENT = 100


# Cents are whole.
def to_cents(amount):
    return math.floor(amount * _CENT)
