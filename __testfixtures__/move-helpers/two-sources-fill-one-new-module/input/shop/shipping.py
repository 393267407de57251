import math
from decimal import ROUND_UP, Decimal

PER_KILO = Decimal("4.90")


def freight(weight: float) -> Decimal:
    return (PER_KILO * math.ceil(weight)).quantize(Decimal(1), rounding=ROUND_UP)


def parcels(weight: float) -> int:
    return math.ceil(weight / 30)
