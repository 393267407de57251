import os

from shop.billing import total
from shop.money import change
from shop.till import Drawer


print(os, total, change, Drawer)
