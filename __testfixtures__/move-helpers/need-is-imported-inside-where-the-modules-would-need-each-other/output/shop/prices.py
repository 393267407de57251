"""Prices."""

from decimal import Decimal

from ._totals import report, total

__all__ = ["Price", "report", "total"]

RATE = Decimal("1.19")


class Price:
    def __init__(self, net):
        self.net = net
