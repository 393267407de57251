from shop.money import CENT, Coin, count
from shop.till import (
    Drawer,
    change,
    open_drawer
)
from shop.vat import total

print(total, CENT, Coin, change, count, Drawer, open_drawer)
