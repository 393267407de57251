import os

from shop.till import (
    Drawer,
    change
)
from shop.vat import total


print(os, total, change, Drawer)
