import shop.loops  # noqa: F401
from shop.money import Coin

print(Coin())
