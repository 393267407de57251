from decimal import Decimal
from typing import List, Optional

LEGS = 4


class Lynx:
    pass


def tame(one, price=None):
    # type: (Lynx, Optional[Decimal]) -> List[Lynx]
    tamed = []  # type: List[Lynx]
    return tamed + [one]
