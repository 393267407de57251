from shop import tax  # prices


def charge(price):
    return tax.net_price(price) * tax.RATE
