from .types import Cents


def _total(prices):
    return sum(prices)


def total(prices) -> Cents:
    return Cents(_total(prices))
