from shop import billing

tax = 3


def charge(price):
    return billing.net_price(price) + billing.RATE + tax


print(charge(2))
