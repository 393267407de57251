from shop import rates
from shop_till.drawer import Drawer


class Receipt:
    drawer = Drawer
    rate = rates.Rate


def total(values):
    return sum(values) * rates.Rate.value
