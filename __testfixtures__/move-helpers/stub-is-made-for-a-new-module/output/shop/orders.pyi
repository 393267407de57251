from decimal import Decimal
from typing import Iterable

def total(amounts: Iterable[Decimal]) -> Decimal: ...
