import shop.invoicing.lines
import shop.stock

print(shop.invoicing.lines.Line.total, shop.stock.left("nail"), shop.VERSION)
