from shop.invoicing import NUMBER

NEXT = NUMBER + 1
