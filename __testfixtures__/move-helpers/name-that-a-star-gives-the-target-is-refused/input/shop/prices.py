from shop.money import *


def net(amount):
    return convert(amount) / 1.19
