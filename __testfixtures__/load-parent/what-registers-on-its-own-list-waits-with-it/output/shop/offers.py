from shop_till.drawer import Drawer  # noqa: F401, F403
from shop_till.receipts import Receipt, total  # noqa: F401


def offer():
    from shop_till import Drawer as box

    return box() is not Drawer() and total([1])
