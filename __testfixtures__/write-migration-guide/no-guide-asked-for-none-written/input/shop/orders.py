from shop import tax


def gross(net):
    return net * (1 + tax.RATE)
