import os
from typing import Any, Optional

from shop import money
from shop.money import Coin
from shop.till import change
from shop.till import Drawer
from shop.vat import total

print(os, Any, Optional, money, total, change, Coin, Drawer)
