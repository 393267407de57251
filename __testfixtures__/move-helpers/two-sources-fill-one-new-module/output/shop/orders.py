from decimal import Decimal
from typing import Iterable


def count(prices: Iterable[Decimal]) -> int:
    return len(list(prices))
