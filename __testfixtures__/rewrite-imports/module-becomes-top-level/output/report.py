import json

import invoicing as b
import invoicing as billing
from invoicing import RATE
from shop import stock

print(json.dumps([b.RATE, billing.net_price(2), stock.LEFT, RATE]))
