from shop.prices import Money

NAMES = Money(1)
