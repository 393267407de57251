from shop.invoicing import VERSION

TEXT = VERSION
