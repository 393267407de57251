import shop
from shop.stock import count

shop.till.open_till()
count()
