from shop.tax import *
from shop.tax import net


def total():
    return net(119) + RATE
