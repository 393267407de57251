RATE = 7


def rounded(price):
    return round(price, 2)
