import shop.billing
from shop import billing
from shop.billing import Settings

billing.Settings.rate = 0.19
shop.billing.Settings.rate += 1
Settings.name = "Bo"
del billing.Settings.name
print(billing.rate(), shop.billing.rate())
