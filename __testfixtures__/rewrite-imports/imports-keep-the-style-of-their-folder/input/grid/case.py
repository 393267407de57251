from shop.billing import total
from shop.money import change, count
from shop.till import Drawer

print(total, change, count, Drawer)
