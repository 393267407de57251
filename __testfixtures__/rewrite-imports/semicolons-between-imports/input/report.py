import sys; from shop.billing import net_price, gross_price; import json
from shop.billing import RATE; print(RATE)
if True: from shop.billing import net_price as net; print(net(2))
import shop.billing; print(shop.billing.gross_price(2));
print(json.dumps(net_price(gross_price(4))))
