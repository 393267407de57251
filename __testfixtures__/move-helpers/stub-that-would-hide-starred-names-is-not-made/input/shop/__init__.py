from shop.rounding import *
