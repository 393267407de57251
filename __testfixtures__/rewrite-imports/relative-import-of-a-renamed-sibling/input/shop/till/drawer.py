from ..billing import net_price
from .. import billing, stock

print(net_price(1), billing.RATE, stock.LEFT)
