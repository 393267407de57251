from shop.billing import *
from shop.money import change
from shop.walk import steps

print(total, change, steps)
