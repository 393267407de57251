# The standard library.
import os

from shop.till import change

# Our own.
from shop.vat import total
from shop.walk import steps

print(os, total, change, steps)
