from .tax import rate


def gross(net):
    return net * rate()
