from shop.tax import FLOOR
