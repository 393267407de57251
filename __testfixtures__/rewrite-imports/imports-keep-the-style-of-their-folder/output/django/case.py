import os

from shop.till import Drawer as Box, change
from shop.vat import tax as levy, total

print(os, levy, total, change, Box)
