from shop.invoicing import label

LABEL = label(3)
