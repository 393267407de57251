import shop.plain
from shop.sums import half

print(half(4), shop.plain.third(3))
