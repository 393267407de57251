import shop

print(shop.bank.Line, shop.Line, shop.rate, shop.__all__)
