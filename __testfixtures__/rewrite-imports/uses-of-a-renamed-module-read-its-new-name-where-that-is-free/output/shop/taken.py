from shop import money as misc


def change(money):
    return misc.rounded(money)
