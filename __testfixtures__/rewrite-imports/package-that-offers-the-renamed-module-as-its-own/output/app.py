import shop_data as data
import shop

RESULT = (data.lines.Line, shop.data.lines.Line)
