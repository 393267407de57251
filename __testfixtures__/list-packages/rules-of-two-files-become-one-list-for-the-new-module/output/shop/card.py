def payIt(net):
    return net


def billIt(net):
    return net
