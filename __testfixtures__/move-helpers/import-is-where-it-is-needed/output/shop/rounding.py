import math
from decimal import ROUND_HALF_UP, Decimal


def floor_cents(amount):
    return math.floor(amount * 100) / 100


def round_cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
