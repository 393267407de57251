from shop.billing import *

print(net_price(2), RATE)
