# All that is handed back.
from shop.till import change
from shop.vat import (
    tax,  # by law
    total,
)
from shop.walk import steps

print(tax, total, change, steps)
