RATE = 2


def untyped(rate):
    return rate * RATE


def pay(amount):
    return amount
