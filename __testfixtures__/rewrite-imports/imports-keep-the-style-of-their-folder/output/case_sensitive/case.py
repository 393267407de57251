from shop.till import SIZE, Drawer, change, open_drawer
from shop.vat import Bill, total

print(Bill, total, change, SIZE, Drawer, open_drawer)
