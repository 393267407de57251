from ..invoicing import net_price
from .. import invoicing, stock

print(net_price(1), invoicing.RATE, stock.LEFT)
