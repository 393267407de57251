from shop import billing


def charge(price):
    return billing.gross_price(price)
