from shop.rates import rate


def net_price(price):
    return price / (1 + rate())
