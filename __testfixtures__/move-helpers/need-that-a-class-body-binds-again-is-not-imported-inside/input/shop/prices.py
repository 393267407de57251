__all__ = ["total"]

RATE = 119


def total(prices):
    class Sum:
        RATE = RATE

    return sum(prices) * Sum.RATE
