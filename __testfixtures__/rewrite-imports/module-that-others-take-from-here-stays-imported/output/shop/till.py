from shop import billing, tax


def charge(price):
    return tax.net_price(price)
