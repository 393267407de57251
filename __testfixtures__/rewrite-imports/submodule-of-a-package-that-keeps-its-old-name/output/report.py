import shop.invoicing
import shop

print(shop.invoicing.Bill.total, shop.invoicing.paper.Bill.total)
