import json

import invoicing as b
import invoicing as billing
from shop import stock
from invoicing import RATE

print(json.dumps([b.RATE, billing.net_price(2), stock.LEFT, RATE]))
