from shop.money import Coin
from shop.till import change, Drawer, open_drawer, SIZE
from shop.vat import Bill, RATE, tax, total

print(Bill, RATE, tax, total, change, Coin, Drawer, open_drawer, SIZE)
