from shop import billing, tax as _tax


def charge(price, tax, net_price):
    return _tax.net_price(price) + billing.RATE + tax + net_price


print(charge(2, 3, 4))
