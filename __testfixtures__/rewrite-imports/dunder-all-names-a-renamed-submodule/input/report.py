from shop import *

print(stock.LEFT)
