import fair
import inn
import shop
from shop.billing import Invoice

print(shop.billing.net_price(), Invoice.__name__, fair.stalls.OPEN, inn.count())
