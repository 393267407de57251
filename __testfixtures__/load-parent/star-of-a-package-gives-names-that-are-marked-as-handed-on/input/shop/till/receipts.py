from shop import rates
from shop.till import Drawer


class Receipt:
    drawer = Drawer
    rate = rates.Rate


def total(values):
    return sum(values) * rates.Rate.value
