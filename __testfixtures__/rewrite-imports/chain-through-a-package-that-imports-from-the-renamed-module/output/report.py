import shop

print(shop.till.count([1]), shop.till.change.KINDS)
