from shop import billing
from shop import tax


def line():
    return f"{tax.rate()} {billing.currency()}"
