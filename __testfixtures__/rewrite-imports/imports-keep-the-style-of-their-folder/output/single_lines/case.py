from shop.money import Coin
from shop.till import Drawer
from shop.till import change
from shop.vat import Bill
from shop.vat import total

print(Bill, total, Coin, change, Drawer)
