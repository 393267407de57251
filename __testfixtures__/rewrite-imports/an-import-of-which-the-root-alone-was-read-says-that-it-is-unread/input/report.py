import shop.invoicing.lines
import shop.stock

print(shop.stock.left("nail"))
