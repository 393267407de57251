import invoicing as shop
from invoicing import lines as Line

print(shop.lines.Line.total, Line.Line.total)
