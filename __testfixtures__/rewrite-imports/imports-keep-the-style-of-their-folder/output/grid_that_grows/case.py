from shop.till import SIZE
from shop.till import Drawer as Box
from shop.till import change
from shop.till import open_drawer as pull
from shop.vat import total


def late():
    from shop.till import (SIZE, Drawer,
                           change,
                           open_drawer)

    return change, SIZE, Drawer, open_drawer


print(total, change, SIZE, Box, pull)
