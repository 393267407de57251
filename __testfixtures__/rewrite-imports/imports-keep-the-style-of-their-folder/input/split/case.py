from shop.billing import total

# isort: split
from shop.money import change
from shop.till import Drawer

print(total, change, Drawer)
