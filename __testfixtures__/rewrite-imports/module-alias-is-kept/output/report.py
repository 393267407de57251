import os, shop.invoicing as billing, sys  # the books
import shop.invoicing as b

billing.extra = 1
print(billing.net_price(8), b.Invoice(9).total, b.extra)
