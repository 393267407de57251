from shop.money import CENT, Coin, count
from shop.till import SIZE, Drawer, change
from shop.vat import total


def late():
    from shop.till import (SIZE, Drawer,
                           change)

    return change, SIZE, Drawer


print(total, CENT, Coin, change, count, SIZE, Drawer)
