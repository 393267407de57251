import shop.rates.reduced


def net():
    return shop.rates.reduced.RATE
