import shop.invoicing

RATE = shop.invoicing.RATE
del shop


class shop:
    billing = "class"


OTHER = shop.billing
print(RATE, OTHER)
