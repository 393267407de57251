from shop import taxes


def gross(net):
    return net * (1 + taxes.RATE)
