from shop.invoicing import *

print(net_price(2), RATE)
