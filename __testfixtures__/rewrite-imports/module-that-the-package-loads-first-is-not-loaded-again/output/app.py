from shop.money import Money

print(Money(3))
