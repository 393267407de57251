from shop.rates import rate


def old_price(price):
    return price * rate()
