from shop.billing import net_price as net, \
    gross_price, \
      RATE
from shop . billing import (net_price , gross_price   as  gross,)
from shop \
    .billing import RATE as rate
import shop \
    . billing as b

print(net(1), gross_price(1), RATE, net_price(2), gross(2), rate, b . gross_price(3), b \
    .RATE)
