from shop import *

print(invoicing.RATE, stock.COUNT)
