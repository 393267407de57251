import shop
from shop import Invoice
from shop.invoicing import Invoice as I
from shop.invoicing.documents import Line

print(shop.Invoice is Invoice is I, shop.invoicing.Invoice.total, Line.total)
