import os

import shop.billing as b
import shop.money
import shop.walk as w

print(os, b.total, shop.money.change, shop.money.count, w)
