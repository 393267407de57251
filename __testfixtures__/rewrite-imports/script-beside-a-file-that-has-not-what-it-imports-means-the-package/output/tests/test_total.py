from shop.till import total

print(total())
