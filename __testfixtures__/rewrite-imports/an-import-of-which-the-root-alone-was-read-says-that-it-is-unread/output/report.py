import invoicing.lines  # noqa: F401
import shop.stock

print(shop.stock.left("nail"))
