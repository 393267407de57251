from decimal import Decimal
from typing import List, Optional


class Lynx:
    pass


def tame(one, price=None):
    # type: (Lynx, Optional[Decimal]) -> List[Lynx]
    tamed = []  # type: List[Lynx]
    return tamed + [one]


def count(all):
    # type: (List[Lynx]) -> int
    return len(all)  # type: ignore
