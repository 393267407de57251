"""Bills and reminders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from shop.money import STEP

if TYPE_CHECKING:
    from shop.people import Customer

DAYS = 14  # until somebody gets angry


def rounded(amount: float) -> int:
    return round(amount / STEP) * STEP


class Bill:
    def __init__(self, customer: Customer, *prices: float) -> None:
        self.customer = customer
        self.prices = prices

    def total(self) -> int:
        return rounded(sum(self.prices))


class Reminder(Bill):
    # The fee is the same for everybody.
    fee = 10

    def due(self, today: date) -> date:
        return today + timedelta(days=DAYS)

    def total(self) -> int:
        return super().total() + rounded(self.fee)
