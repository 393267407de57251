import shop._speed
import shop.core._fast
from shop._speed import run

print(shop.speed.run(), run(), shop.core.fast.run())
