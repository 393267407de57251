from shop.trace import line

RATE = 2


def sell(item):
    return item, line()
