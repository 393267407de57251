import os
from pathlib import Path
from shop.billing import total
from shop.money import change
from shop.till import Drawer
from yaml import load

print(os, Path, total, change, Drawer, load)
