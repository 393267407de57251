from shop import misc


def change(money):
    return misc.rounded(money)
