from __future__ import annotations

import typing as t
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import shop.billing
    from shop.billing import Invoice as Bill
if t.TYPE_CHECKING:
    from . import billing


def first(bills: list[Bill]) -> shop.billing.Invoice:
    return bills[0]


def last(bills: "list[billing.Invoice]") -> "shop.billing.Invoice | None":
    return bills[-1]
