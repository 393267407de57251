from shop import billing
from shop.tax import net_price

tax = 3


def charge(price):
    return net_price(price) + billing.RATE + tax


print(charge(2))
