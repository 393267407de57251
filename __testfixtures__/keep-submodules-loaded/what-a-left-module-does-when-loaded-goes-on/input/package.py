import shop.till
from shop.till import total

print(total([1]), shop.till.opened())
