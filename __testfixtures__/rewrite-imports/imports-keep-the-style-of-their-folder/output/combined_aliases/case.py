from shop.money import count
from shop.till import Drawer as Box, change as back, open_drawer
from shop.vat import total as sum_up

print(sum_up, back, count, Box, open_drawer)
