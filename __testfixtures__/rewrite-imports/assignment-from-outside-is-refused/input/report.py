import shop.billing

shop.billing.RATE = 0.19
