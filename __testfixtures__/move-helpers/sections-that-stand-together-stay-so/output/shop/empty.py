import sys
from shop.walk import steps

SIZE = (steps, sys)
