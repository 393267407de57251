import os
from typing import Any, Optional

from shop import money
from shop.billing import total
from shop.money import change
from shop.money import Coin
from shop.till import Drawer

print(os, Any, Optional, money, total, change, Coin, Drawer)
