from shop.till import (
    Drawer,
    change,
    open_drawer,
)
from shop.vat import total

print(total, change, Drawer, open_drawer)
