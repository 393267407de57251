from shop.money import *


def gross(net):
    return convert(net) * 2


def half(net):
    return convert(net) / 2
