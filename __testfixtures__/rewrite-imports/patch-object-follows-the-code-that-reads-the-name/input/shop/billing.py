from shop.rates import rate


def net_price(price):
    return price / (1 + rate())


def gross_price(price):
    return price + tax_of(price)


def tax_of(price):
    return price * rate()


def print_bill(total):
    return f"{total:.2f}"
