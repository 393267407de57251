import os

# isort: off
from shop.walk import steps
from shop.vat import total
# isort: on
from shop.till import Drawer, change

print(os, steps, total, change, Drawer)
