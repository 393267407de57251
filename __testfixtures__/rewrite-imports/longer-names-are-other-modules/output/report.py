import shop.billing_old
import shop.billings as billing
import workshop.billing
from shop import billing_old
from shop.billings import ALL
from workshop import billing as repairs

print(shop.billing_old.RATE, billing.ALL, workshop.billing.RATE)
print(billing_old.RATE, ALL, repairs.RATE)
