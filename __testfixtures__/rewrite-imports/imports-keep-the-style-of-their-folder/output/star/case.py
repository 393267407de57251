from shop.till import change
from shop.vat import *
from shop.walk import steps

print(total, change, steps)
