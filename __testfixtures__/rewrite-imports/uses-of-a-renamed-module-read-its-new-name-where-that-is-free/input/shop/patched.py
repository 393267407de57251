from shop import misc


def gross(price):
    return misc.rounded(price * 1.07)
