import shop
import shop.invoicing
from operator import attrgetter

print(getattr(shop, "invoicing").RATE)
