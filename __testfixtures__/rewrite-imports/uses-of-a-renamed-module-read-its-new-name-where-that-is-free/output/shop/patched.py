from shop import money as misc


def gross(price):
    return misc.rounded(price * 1.07)
