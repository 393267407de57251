"""Orders of the shop."""

from decimal import Decimal


def total(prices):
    return sum(prices, Decimal(0))


# -- rounding ---------------------------------------------------------------

# Cash is rounded to 5 cents in Switzerland.
# (There are no smaller coins.)
def round_cash(amount):
    # half to even is good enough for coins
    return round(amount * 20) / 20  # exact for all coins
    # never call this for cards


def pack(lines):
    return list(lines)
