RATE = 0.25


def net_price(price):
    return price
