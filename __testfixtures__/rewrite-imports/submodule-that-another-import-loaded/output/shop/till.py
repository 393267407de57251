from shop import invoicing as billing


def charge(price):
    return billing.gross_price(price)
