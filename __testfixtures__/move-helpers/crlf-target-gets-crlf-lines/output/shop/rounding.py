import math
from decimal import Decimal


def floor_cents(amount):
    return math.floor(amount * 100) / 100


# Cents, not less.
def round_cents(amount: Decimal) -> Decimal:
    """Round to cents.

    Half goes to even.
    """
    return amount.quantize(Decimal("0.01"))
