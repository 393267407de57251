from __future__ import annotations

import typing as t
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import shop.invoicing
    from shop.invoicing import Invoice as Bill
if t.TYPE_CHECKING:
    from . import invoicing as billing


def first(bills: list[Bill]) -> shop.invoicing.Invoice:
    return bills[0]


def last(bills: "list[billing.Invoice]") -> "shop.invoicing.Invoice | None":
    return bills[-1]
