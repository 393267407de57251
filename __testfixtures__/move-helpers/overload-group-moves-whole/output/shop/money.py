from decimal import Decimal
from typing import overload


# A price from whatever the till sends.
@overload
def to_money(value: int) -> Decimal: ...
@overload
def to_money(value: str) -> Decimal: ...
def to_money(value):
    return Decimal(value)
