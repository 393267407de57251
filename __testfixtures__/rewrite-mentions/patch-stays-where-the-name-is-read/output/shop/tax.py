def tax_of(price):
    return price / 4
