from shop.scale import note
from shop.till import Receipt, rate

DEPTH = 3


def pay(name, receipt: "Receipt | None" = None):
    return rate(name)


def weigh(name):
    note(name)
