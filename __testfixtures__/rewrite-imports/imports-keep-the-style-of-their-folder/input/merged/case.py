from shop.billing import total
from shop.money import Coin, change
from shop.till import Drawer

print(total, Coin, change, Drawer)
