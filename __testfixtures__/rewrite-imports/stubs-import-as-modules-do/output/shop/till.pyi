from shop import papers
from shop.billing import RATE as RATE
from typing import overload

@overload
def last() -> papers.Invoice: ...
@overload
def last(number: int) -> papers.Invoice | None: ...
