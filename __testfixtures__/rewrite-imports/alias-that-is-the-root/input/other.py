from shop import invoicing as shop
from shop.invoicing import lines as Line

print(shop.lines.Line.total, Line.Line.total)
