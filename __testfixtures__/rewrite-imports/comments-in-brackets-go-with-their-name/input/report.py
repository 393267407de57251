from shop.billing import (  # prices
    # what the customer sees
    gross_price,
    # what the tax office sees
    net_price,  # without tax
    RATE,  # 2024
    Invoice
    # and nothing else
)

print(gross_price(1), net_price(1), RATE, Invoice(1).total)
