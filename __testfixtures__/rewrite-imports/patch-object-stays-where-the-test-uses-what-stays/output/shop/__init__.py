from shop.billing import old_price as old_price
from shop.tax import gross_price as gross_price
