from shop.options import option

UNIT = "box"


def unit():
    return option("UNIT")


def sell(item):
    return item, unit()
