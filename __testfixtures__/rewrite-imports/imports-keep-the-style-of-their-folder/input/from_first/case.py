from pathlib import Path
import os

from shop.billing import total
from shop.money import change
from shop.till import Drawer
import shop.money

print(Path, os, total, change, Drawer, shop.money.count)
