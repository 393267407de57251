"""Bills and reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shop.money import rounded

if TYPE_CHECKING:
    from shop.people import Customer


class Bill:
    def __init__(self, customer: Customer, *prices: float) -> None:
        self.customer = customer
        self.prices = prices

    def total(self) -> int:
        return rounded(sum(self.prices))
