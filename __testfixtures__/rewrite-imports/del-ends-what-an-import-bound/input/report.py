import shop.billing

RATE = shop.billing.RATE
del shop


class shop:
    billing = "class"


OTHER = shop.billing
print(RATE, OTHER)
