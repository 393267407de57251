from decimal import ROUND_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shop.lines import Line


def total(lines: "list[Line]", context: Any) -> Decimal:
    with localcontext(Context(rounding=ROUND_UP)):
        return sum((line.price for line in lines), Decimal())


def count(lines: Any) -> int:
    return len(lines)
