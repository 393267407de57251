from shop.invoicing import billing
