import os
from pathlib import Path
import sys

import shop.money
from shop.till import Drawer, change
from shop.vat import total

print(os, Path, sys, total, shop.money.count, change, Drawer)
