from shop.money import count
from shop.till import Drawer as Box
from shop.till import change as back
from shop.till import open_drawer
from shop.vat import tax, total
from shop.vat import total as sum_up

print(tax, total, sum_up, back, count, Box, open_drawer)
