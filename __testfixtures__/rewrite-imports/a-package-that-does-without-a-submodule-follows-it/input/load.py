import shop.core.fast
import shop.speed
from shop.speed import run

print(shop.speed.run(), run(), shop.core.fast.run())
