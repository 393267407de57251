from shop.net.line import link
from shop.zone import walk

print(link, walk)
