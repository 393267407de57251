from decimal import Decimal
from typing import Iterable

from shop.rounding import round_cents as round_cents

def total(amounts: Iterable[Decimal]) -> Decimal: ...
