from shop import taxes as tax


def gross(net):
    return net * (1 + tax.RATE)
