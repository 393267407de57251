ZERO = 0


def total(prices):
    return sum(prices)


def half(price):
    return price / 2
