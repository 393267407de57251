from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .prices import Price


def total(prices: list) -> "Price":
    """The sum, taxed."""
    from .prices import RATE, Price
    return Price(sum((price.net for price in prices), Decimal(0)) * RATE)


async def report(prices):
    # RATE alone
    from .prices import RATE

    def line(price):
        return f"{price.net} {RATE}"

    return [line(price) for price in prices]
