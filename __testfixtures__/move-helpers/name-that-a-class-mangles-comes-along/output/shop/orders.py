def _Bill__rate(amount):
    return amount * 0.2


def __rate(amount):
    return amount


def order(amount):
    return __rate(amount)
