import till
from shop.stock import count

till.open_till()
count()
