import json

import shop.billing as b
from shop import billing, stock
from shop.billing import RATE

print(json.dumps([b.RATE, billing.net_price(2), stock.LEFT, RATE]))
