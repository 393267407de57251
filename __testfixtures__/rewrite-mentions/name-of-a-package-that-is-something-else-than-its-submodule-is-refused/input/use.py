import shop


def due():
    return shop.till.total()
