import os

import shop.money
import shop.till
import shop.vat as b
import shop.walk as w

print(os, b.total, shop.till.change, shop.money.count, w)
