"""How to use the shop."""
from shop import price

print(price(1))
