import shop.prices  # noqa: F401
from shop.money import Money

print(Money(3))
