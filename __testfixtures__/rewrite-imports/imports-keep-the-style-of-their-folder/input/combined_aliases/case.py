from shop.billing import total as sum_up
from shop.money import change as back, count
from shop.till import Drawer as Box, open_drawer

print(sum_up, back, count, Box, open_drawer)
