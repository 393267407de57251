"""Orders of the shop."""

from decimal import Decimal

__all__ = ["Order", "round_cents"]


class Order:
    def __init__(self, net: Decimal) -> None:
        self.net = net


def round_cents(amount: Decimal) -> Decimal:
    return round(amount, 2)
