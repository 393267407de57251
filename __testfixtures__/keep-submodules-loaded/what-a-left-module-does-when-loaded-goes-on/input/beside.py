from shop.plain import half
from shop.till import opened, total

print(half(total([2])), opened())
