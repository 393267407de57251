from shop.billing import (
    tax,  # by law
    total,
)

# All that is handed back.
from shop.money import change
from shop.walk import steps

print(tax, total, change, steps)
