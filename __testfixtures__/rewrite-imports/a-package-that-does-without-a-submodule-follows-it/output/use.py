import shop
from shop import speed
from shop.core import fast

print(shop.speed is not None and shop.speed.run(), speed, fast and fast.run())
