from shop.parts.till import pay
from shop.till import ask

print(pay(), ask())
