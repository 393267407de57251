from shop.billing import total
from shop.money import change
from shop.till import Drawer, open_drawer

print(total, change, Drawer, open_drawer)
