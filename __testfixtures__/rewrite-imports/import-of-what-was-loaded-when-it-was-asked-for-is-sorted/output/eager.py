import shop as s
from shop_net.line import link

# isort: split
from shop.zone import walk

print(walk, s.boot, link)
