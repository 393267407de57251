from shop.money import count
from shop.till import (
    Drawer,
    change,
    open_drawer,
)
from shop.vat import total

print(total, change, count, Drawer, open_drawer)
