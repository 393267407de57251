__all__ = ["total"]

RATE = 119


def total(prices, rate=RATE):
    return sum(prices) * rate * RATE
