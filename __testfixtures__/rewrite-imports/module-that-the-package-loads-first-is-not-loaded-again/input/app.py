from shop.prices import Money

print(Money(3))
