from shop.tax import tax_of


def gross_price(price):
    return price + tax_of(price)
