import shop as s
from shop_net import maybe

print(maybe.count)
