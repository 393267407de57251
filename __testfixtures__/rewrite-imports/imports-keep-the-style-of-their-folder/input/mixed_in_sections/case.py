import os
from pathlib import Path
import sys

from shop.billing import total
import shop.money
from shop.money import change
from shop.till import Drawer

print(os, Path, sys, total, shop.money.count, change, Drawer)
