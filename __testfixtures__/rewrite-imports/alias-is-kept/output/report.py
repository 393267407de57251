import json as net
from shop.billing import Invoice as Bill
from shop.tax import net_price as price_before_tax

print(net.dumps(price_before_tax(8)), Bill(9).total)
