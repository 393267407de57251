from shop.invoicing import load

FIRST = load("a: 1")
