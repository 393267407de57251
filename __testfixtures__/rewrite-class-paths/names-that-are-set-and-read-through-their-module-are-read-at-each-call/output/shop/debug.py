import sys

import shop.conf as _shop_conf  # noqa: F401
from shop.report import show

sys.modules["shop.conf"].LEVEL = 3
print(show())
