import shop as s  # noqa: F401
from shop_net import maybe

print(maybe.count)
