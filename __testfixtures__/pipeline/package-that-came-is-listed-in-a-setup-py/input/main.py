from shop.till import ask, pay

print(pay(), ask())
