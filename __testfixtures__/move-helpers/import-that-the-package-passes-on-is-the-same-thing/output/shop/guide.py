"""How to use the shop."""
from shop import price

print(price(1))


def total_of(items):
    return sum(price(item) for item in items)
