import shop.prices  # noqa: F401
from shop.money import Money

EARLY = Money(0)
