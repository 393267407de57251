LIMIT = 3


def payIt(net):
    return net
