from shop_till.drawer import Drawer
from shop_till.receipts import Receipt, total


def offer():
    from shop_till import Drawer as box

    return box() is not Drawer() and total([1])
