from shop.zone import Walk
from shop_net.line import link

print(link, Walk)
