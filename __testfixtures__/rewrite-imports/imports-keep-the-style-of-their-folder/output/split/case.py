from shop.vat import total

# isort: split
from shop.till import Drawer, change

print(total, change, Drawer)
