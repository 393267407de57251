import shop.first
from shop.log import LOG
from shop.prices import price

print(LOG, price())
