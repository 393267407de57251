from shop.billing import gross_price
from shop.tax import net_price


print(gross_price(1),
      net_price(1))