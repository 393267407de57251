from shop_till.drawer import Drawer as Box
from shop_till.receipts import total


def offer():
    return Box(), total([1])
