import math
from decimal import ROUND_UP, Decimal
from typing import Iterable


def net(prices: Iterable[Decimal]) -> Decimal:
    return sum(prices, Decimal(0))


PER_KILO = Decimal("4.90")


def freight(weight: float) -> Decimal:
    return (PER_KILO * math.ceil(weight)).quantize(Decimal(1), rounding=ROUND_UP)
