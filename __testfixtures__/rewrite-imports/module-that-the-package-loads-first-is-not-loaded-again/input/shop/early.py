from shop.prices import Money

EARLY = Money(0)
