from shop.invoicing import Line

print(Line)
