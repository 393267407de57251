from shop.money import count
from shop.till import Drawer, change
from shop.vat import total

print(total, change, count, Drawer)
