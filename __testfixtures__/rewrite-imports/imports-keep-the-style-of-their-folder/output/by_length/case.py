from shop.vat import tax, total
from shop.till import SIZE, Drawer, change
from shop.walk import steps

print(SIZE, Drawer, steps, change, tax, total)
