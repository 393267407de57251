from shop.till import *
from shop.till import Drawer


def offer():
    from shop.till import Drawer as box

    return box() is not Drawer() and total([1])
