def total(price):
    return price * 2


def half(price):
    return price / 2


def tax(price):
    return price / 5
