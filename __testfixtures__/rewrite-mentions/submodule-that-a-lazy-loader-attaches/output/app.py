import fair
import inn
import shop
from shop._billing import Invoice

print(shop._billing.net_price(), Invoice.__name__, fair.booths.OPEN, inn.count())
