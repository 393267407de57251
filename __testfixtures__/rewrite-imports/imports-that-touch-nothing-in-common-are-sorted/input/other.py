from shop.net.line import link
from shop.zone import Walk

print(link, Walk)
