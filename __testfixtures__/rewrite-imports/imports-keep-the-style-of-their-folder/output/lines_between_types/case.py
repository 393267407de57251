import os

from pathlib import Path

import shop.money
import shop.vat

from shop.till import Drawer, change


print(os, Path, shop.vat.total, shop.money.count, change, Drawer)
