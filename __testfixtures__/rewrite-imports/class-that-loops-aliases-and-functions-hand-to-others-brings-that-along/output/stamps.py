import shop.values  # noqa: F401
from shop.money import Stamp

print(Stamp())
