from shop_net.line import link

# isort: split
from shop.zone import walk

print(link, walk)
