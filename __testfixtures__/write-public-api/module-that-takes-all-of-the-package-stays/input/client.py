import shop

print(shop.first())
