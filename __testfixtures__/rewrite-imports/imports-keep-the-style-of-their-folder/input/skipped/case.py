import os

# isort: off
from shop.walk import steps
from shop.billing import total
# isort: on
from shop.money import change
from shop.till import Drawer

print(os, steps, total, change, Drawer)
