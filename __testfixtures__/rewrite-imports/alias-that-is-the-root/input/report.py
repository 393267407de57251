import shop.invoicing.lines as shop

print(shop.Line.total)
