import os

from pathlib import Path

import shop.billing
import shop.money

from shop.money import change
from shop.till import Drawer


print(os, Path, shop.billing.total, shop.money.count, change, Drawer)
