# Standard library
import os

# Our own
from shop.billing import total
from shop.money import change
from shop.walk import steps

print(os, total, change, steps)
