from shop.vat import total
from shop.till import Drawer, change

print(total, change, Drawer)
