from shop import money, till, walk
from shop import vat as billing

print(billing.total, till.change, money.count, walk)
