from shop import billing
from shop.billing import RATE as RATE
from typing import overload

@overload
def last() -> billing.Invoice: ...
@overload
def last(number: int) -> billing.Invoice | None: ...
