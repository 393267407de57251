from shop import *

print(stock.COUNT)
