from shop_till import *  # noqa: F401, F403
from shop_till import Drawer


def offer():
    from shop_till import Drawer as box

    return box() is not Drawer() and total([1])
