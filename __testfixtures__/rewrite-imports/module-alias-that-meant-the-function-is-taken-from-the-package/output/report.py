import shop
from shop import billing, billing as module
from shop.invoicing import billing as function

print(billing(), billing.RATE, function is billing, shop.billing.RATE, module.RATE)
