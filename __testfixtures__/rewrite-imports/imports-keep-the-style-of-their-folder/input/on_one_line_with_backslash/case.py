from shop.billing import total, \
    tax
from shop.money import change

print(total, tax, change)
