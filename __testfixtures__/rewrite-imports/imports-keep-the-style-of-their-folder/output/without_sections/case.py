import os
from pathlib import Path
from shop.till import Drawer, change
from shop.vat import total
from yaml import load

print(os, Path, total, change, Drawer, load)
