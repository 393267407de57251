import shop
import shop.invoicing as module
from shop import billing
from shop.invoicing import billing as function

print(billing(), billing.RATE, function is billing, shop.billing.RATE, module.RATE)
