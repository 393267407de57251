from shop.rates import rate


def total(price):
    return price * rate()


def half(price):
    return price / 2
