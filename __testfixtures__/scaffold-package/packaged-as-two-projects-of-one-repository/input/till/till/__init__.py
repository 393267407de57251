from shop.invoicing import load

FIRST = load("")
