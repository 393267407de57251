from shop import billing, tax


def line():
    return f"{tax.rate()} {billing.currency()}"
