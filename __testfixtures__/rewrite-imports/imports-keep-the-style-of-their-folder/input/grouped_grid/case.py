from shop.billing import total
from shop.money import change
from shop.till import (
    SIZE, Drawer, open_drawer,
)

print(total, change, SIZE, Drawer, open_drawer)
