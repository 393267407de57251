from shop.billing import Bill
from shop.billing import total
from shop.money import Coin
from shop.money import change
from shop.till import Drawer

print(Bill, total, Coin, change, Drawer)
