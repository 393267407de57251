import shop

print(shop.till.Line, shop.Line, shop.rate, shop.__all__)
