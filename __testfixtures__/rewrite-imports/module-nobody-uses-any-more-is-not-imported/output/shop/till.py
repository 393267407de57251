import shop.tax as tax  # prices


def charge(price):
    return tax.net_price(price) * tax.RATE
