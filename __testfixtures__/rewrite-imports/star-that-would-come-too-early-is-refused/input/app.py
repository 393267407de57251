from shop.billing import total

print(total())
