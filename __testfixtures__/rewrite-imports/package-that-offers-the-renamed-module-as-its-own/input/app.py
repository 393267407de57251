from shop import data
import shop

RESULT = (data.lines.Line, shop.data.lines.Line)
