import invoicing.lines
import shop.stock

print(invoicing.lines.Line.total, shop.stock.left("nail"), shop.VERSION)
