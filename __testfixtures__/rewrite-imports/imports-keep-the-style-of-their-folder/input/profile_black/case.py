from shop.billing import total
from shop.money import change, count
from shop.till import Drawer, open_drawer

print(total, change, count, Drawer, open_drawer)
