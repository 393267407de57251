from shop.bill import total

print(total())
