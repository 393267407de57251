from shop.parts.till import ask, pay

print(pay(), ask())
