from shop.vat import total, \
    tax
from shop.till import change

print(total, tax, change)
