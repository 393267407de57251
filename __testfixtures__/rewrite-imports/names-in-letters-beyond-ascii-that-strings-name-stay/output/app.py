import shop.sizes
from shop.sizes import *

print(größe(), getattr(shop.sizes, "größe")())
