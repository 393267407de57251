from shop import billing


def line():
    return f"{billing.rate()} {billing.currency()}"
