"""Bills of the shop."""

from decimal import (
    ROUND_UP,
    Context,
    # money is never a float
    Decimal,  # exact
    getcontext,
    localcontext,
)
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from shop.lines import Line


def bill(amount: Optional[Decimal]) -> str:
    return f"{amount} ({getcontext().prec})"


def total(lines: "list[Line]", context: Any) -> Decimal:
    with localcontext(Context(rounding=ROUND_UP)):
        return sum((line.price for line in lines), Decimal())
