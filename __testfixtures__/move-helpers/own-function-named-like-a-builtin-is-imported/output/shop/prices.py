from shop.orders import round


def gross(net):
    return round(net * 1.19)
