import json

import invoicing
import invoicing as b
from invoicing import RATE
from shop import stock

print(json.dumps([b.RATE, invoicing.net_price(2), stock.LEFT, RATE]))
