"""Prices."""

from decimal import Decimal

__all__ = ["Price", "report", "total"]

RATE = Decimal("1.19")


class Price:
    def __init__(self, net):
        self.net = net


def total(prices: list) -> "Price":
    """The sum, taxed."""
    return Price(sum((price.net for price in prices), Decimal(0)) * RATE)


async def report(prices):
    # RATE alone
    def line(price):
        return f"{price.net} {RATE}"

    return [line(price) for price in prices]
