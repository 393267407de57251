import shop
from shop import billing
from shop.invoicing import billing as function

print(billing(), billing.RATE, function is billing, shop.billing.RATE)
