import shop_data
import shop

RESULT = (shop_data.lines.Line, shop.data.lines.Line)
