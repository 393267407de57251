__all__ = ["total"]

RATE = 119


def total(prices):
    net = sum(prices)
    return "{net} at {rate}".format(rate=RATE, **locals())
