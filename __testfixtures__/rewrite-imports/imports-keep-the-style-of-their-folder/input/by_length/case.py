from shop.till import SIZE, Drawer
from shop.walk import steps
from shop.money import change
from shop.billing import tax, total

print(SIZE, Drawer, steps, change, tax, total)
