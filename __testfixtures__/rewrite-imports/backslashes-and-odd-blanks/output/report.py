from shop.billing import gross_price
from shop.tax import net_price as net, RATE
from shop . billing import (gross_price   as  gross,)
from shop.tax import net_price
from shop.tax import RATE as rate
import shop \
    . billing as b
from shop import tax

print(net(1), gross_price(1), RATE, net_price(2), gross(2), rate, b . gross_price(3), tax \
    .RATE)
