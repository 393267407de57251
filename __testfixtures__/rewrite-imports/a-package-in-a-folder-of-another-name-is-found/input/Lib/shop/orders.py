from shop.tax import RATE

TOTAL = 1 + RATE
