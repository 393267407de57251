from shop.money import convert


def gross(net):
    return convert(net) * 2
