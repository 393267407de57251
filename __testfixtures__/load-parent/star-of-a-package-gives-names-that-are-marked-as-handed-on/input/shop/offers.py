from shop.till import *  # noqa: F401, F403
from shop.till import Drawer


def offer():
    from shop.till import Drawer as box

    return box() is not Drawer() and total([1])
