from shop.invoices import NUMBER

NEXT = NUMBER + 1
