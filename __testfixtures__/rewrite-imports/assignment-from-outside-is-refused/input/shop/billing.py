RATE = 0.25


def gross_price(price):
    return price + price * RATE


def old_price(price):
    return price * RATE
