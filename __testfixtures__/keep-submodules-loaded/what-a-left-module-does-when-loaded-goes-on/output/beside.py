from shop.sums import half, total
from shop.till import opened

print(half(total([2])), opened())
