from shop.parts.inner.till import ask, pay

print(pay(), ask())
