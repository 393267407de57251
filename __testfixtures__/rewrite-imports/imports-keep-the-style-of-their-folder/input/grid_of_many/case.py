from shop.billing import total
from shop.money import (CENT, Coin, change,
                        count)
from shop.till import SIZE, Drawer


def late():
    from shop.money import change
    from shop.till import SIZE, Drawer

    return change, SIZE, Drawer


print(total, CENT, Coin, change, count, SIZE, Drawer)
