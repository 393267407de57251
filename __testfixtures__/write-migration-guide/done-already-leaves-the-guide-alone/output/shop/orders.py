from shop.taxes import RATE
