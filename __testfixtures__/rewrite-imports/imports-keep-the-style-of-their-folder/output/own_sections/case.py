import os

from shop.vat import total

import yaml

from shop.till import Drawer, change

print(os, total, yaml, change, Drawer)
