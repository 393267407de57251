from shop.invoicing.tax import RATE

TOTAL = 100 + RATE
