import shop.third


def price():
    return 1


LIMIT = 2
