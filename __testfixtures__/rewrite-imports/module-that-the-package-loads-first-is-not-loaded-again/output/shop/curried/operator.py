from shop.money import Money

NAMES = Money(1)
