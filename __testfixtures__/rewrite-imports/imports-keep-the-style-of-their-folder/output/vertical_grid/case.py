from shop.till import (
    SIZE, Drawer, change, open_drawer)
from shop.vat import total

print(total, change, SIZE, Drawer, open_drawer)
