from shop import billing


def charge(price, tax, net_price):
    return billing.net_price(price) + billing.RATE + tax + net_price


print(charge(2, 3, 4))
