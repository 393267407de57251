import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop.money import Coin
    from shop.till import Drawer, change
    from shop.vat import Bill

try:
    from shop.money import count
    from shop.vat import total
except ImportError:
    total = count = None


def late():
    from shop.till import change
    from shop.vat import tax
    from shop.walk import steps

    return tax, change, steps


print(os, total, count)
