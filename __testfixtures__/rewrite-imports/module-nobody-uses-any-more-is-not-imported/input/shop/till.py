import shop.billing as billing  # prices


def charge(price):
    return billing.net_price(price) * billing.RATE
