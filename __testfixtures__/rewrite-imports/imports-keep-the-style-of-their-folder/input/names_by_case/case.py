from shop.billing import Bill, RATE, tax, total
from shop.money import change, Coin
from shop.till import Drawer, open_drawer, SIZE

print(Bill, RATE, tax, total, change, Coin, Drawer, open_drawer, SIZE)
