import shop.start
from shop.log import LOG
import shop.prices
from shop.money import price

print(LOG, price())
