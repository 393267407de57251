import shop as s
import shop.till
from shop.stock import count

s.till.open_till()
count()
