from shop.billing import tax, total
from shop.billing import total as sum_up
from shop.money import change as back
from shop.money import count
from shop.till import Drawer as Box
from shop.till import open_drawer

print(tax, total, sum_up, back, count, Box, open_drawer)
