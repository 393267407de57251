import shop.billing
import shop.tax
from shop import billing, tax
from shop.tax import Settings

tax.Settings.rate = 0.19
shop.tax.Settings.rate += 1
Settings.name = "Bo"
del tax.Settings.name
print(billing.rate(), shop.billing.rate())
