from shop.billing import (  # prices
    # what the customer sees
    gross_price,
    # what the tax office sees
    Invoice
    # and nothing else
)
from shop.tax import net_price  # without tax
from shop.tax import RATE  # 2024

print(gross_price(1), net_price(1), RATE, Invoice(1).total)
