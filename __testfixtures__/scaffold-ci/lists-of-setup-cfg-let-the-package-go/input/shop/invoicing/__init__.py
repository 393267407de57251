from shop.invoicing.io import g
