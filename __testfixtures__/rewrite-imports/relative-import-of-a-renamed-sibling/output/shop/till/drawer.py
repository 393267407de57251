from ..invoicing import net_price
from .. import invoicing as billing, stock

print(net_price(1), billing.RATE, stock.LEFT)
