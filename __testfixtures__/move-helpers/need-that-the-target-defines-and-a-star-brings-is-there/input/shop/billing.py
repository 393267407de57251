from shop.limits import FLOOR
from shop.tax import *


def net(gross):
    return max(FLOOR, gross * 100 // (100 + RATE))


def total():
    return net(119) + RATE
