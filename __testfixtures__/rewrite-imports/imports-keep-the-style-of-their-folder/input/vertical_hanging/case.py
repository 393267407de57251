from shop.billing import total
from shop.money import (
    CENT,
    Coin,
    change,
    count
)
from shop.till import Drawer, open_drawer

print(total, CENT, Coin, change, count, Drawer, open_drawer)
