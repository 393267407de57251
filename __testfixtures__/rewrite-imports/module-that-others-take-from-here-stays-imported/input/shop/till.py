from shop import billing


def charge(price):
    return billing.net_price(price)
