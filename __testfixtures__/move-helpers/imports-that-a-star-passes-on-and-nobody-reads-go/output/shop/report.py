from shop.orders import *

print(Fraction(1, 2), count([]))
