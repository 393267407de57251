from shop.orders import whole_cents


@whole_cents
def gross(net, rate):
    return net * (1 + rate)
