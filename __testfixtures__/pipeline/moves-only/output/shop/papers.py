from __future__ import annotations

from datetime import date, timedelta

from shop.bills import Bill
from shop.money import rounded

DAYS = 14  # until somebody gets angry


class Reminder(Bill):
    # The fee is the same for everybody.
    fee = 10

    def due(self, today: date) -> date:
        return today + timedelta(days=DAYS)

    def total(self) -> int:
        return super().total() + rounded(self.fee)
