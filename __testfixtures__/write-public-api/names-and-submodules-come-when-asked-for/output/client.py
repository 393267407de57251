import shop
from shop import Dish

print(shop.tax.net(1), Dish)
