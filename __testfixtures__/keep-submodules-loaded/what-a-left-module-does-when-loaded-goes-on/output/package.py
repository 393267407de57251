import shop.till
from shop.sums import total

print(total([1]), shop.till.opened())
