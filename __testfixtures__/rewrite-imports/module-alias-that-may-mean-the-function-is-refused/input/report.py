import shop
import shop.billing as module
from shop import billing
from shop.billing import billing as function

print(billing(), billing.RATE, function is billing, shop.billing.RATE, module.RATE)
