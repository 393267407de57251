from shop.taxes import RATE

TOTAL = 1 + RATE
