from shop.billing import total
from shop.money import change
from shop.till import SIZE
from shop.till import Drawer as Box
from shop.till import open_drawer as pull


def late():
    from shop.money import change
    from shop.till import (SIZE, Drawer,
                           open_drawer)

    return change, SIZE, Drawer, open_drawer


print(total, change, SIZE, Box, pull)
