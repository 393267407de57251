import shop
import shop.billing
from operator import attrgetter

print(getattr(shop, "billing").RATE)
