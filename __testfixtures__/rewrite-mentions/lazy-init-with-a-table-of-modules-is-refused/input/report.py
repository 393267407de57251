import shop

print(shop.Invoice(3).total, shop.LEFT)
