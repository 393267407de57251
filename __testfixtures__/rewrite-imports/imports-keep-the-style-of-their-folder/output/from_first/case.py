from pathlib import Path
import os

from shop.till import Drawer, change
from shop.vat import total
import shop.money

print(Path, os, total, change, Drawer, shop.money.count)
