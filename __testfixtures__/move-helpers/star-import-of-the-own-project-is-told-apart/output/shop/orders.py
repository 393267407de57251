from shop.money import *


def half(net):
    return convert(net) / 2
