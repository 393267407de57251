from shop.billing import Bill, total
from shop.money import change
from shop.till import SIZE, Drawer, open_drawer

print(Bill, total, change, SIZE, Drawer, open_drawer)
