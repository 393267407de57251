from decimal import Decimal
from typing import Iterable


def total(prices: Iterable[Decimal]) -> Decimal:
    return sum(prices, Decimal(0))
