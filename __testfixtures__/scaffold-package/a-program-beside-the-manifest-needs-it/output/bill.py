from shop.invoicing.lines import total

print(total())
