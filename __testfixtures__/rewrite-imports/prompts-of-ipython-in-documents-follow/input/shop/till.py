def pay(net):
    return net
