"""Orders of the shop."""

from decimal import Decimal

from shop.rounding import round_cents

__all__ = ["Order", "round_cents"]


class Order:
    def __init__(self, net: Decimal) -> None:
        self.net = net
