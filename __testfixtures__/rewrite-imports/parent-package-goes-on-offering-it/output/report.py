import shop

print(shop.invoicing.Invoice.total, shop.Bill.total, shop.left(1))
