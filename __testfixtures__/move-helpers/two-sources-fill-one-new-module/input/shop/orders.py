from decimal import Decimal
from typing import Iterable


def net(prices: Iterable[Decimal]) -> Decimal:
    return sum(prices, Decimal(0))


def count(prices: Iterable[Decimal]) -> int:
    return len(list(prices))
