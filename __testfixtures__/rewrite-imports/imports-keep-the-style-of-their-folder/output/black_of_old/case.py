from shop.money import CENT, Coin, count
from shop.till import change
from shop.vat import total

print(total, CENT, Coin, change, count)
