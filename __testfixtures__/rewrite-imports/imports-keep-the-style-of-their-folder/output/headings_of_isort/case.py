# Standard library
import os

# Our own
from shop.till import change
from shop.vat import total
from shop.walk import steps

print(os, total, change, steps)
