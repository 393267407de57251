import os

from shop.billing import total

import yaml

from shop.money import change
from shop.till import Drawer

print(os, total, yaml, change, Drawer)
