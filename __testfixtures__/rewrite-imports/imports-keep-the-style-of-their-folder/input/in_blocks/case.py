import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.billing import Bill
    from shop.money import Coin, change
    from shop.till import Drawer

try:
    from shop.billing import total
    from shop.money import count
except ImportError:
    total = count = None


def late():
    from shop.billing import tax
    from shop.money import change
    from shop.walk import steps

    return tax, change, steps


print(os, total, count)
