from shop.rates import rate


def gross_price(price):
    return price + price * rate()
