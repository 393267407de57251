import shop.plain
from shop.plain import half

print(half(4), shop.plain.third(3))
