from shop.parts import *

print(part(1))
