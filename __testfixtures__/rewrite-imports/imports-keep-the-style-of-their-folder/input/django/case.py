import os

from shop.billing import tax as levy, total
from shop.money import change
from shop.till import Drawer as Box

print(os, levy, total, change, Box)
