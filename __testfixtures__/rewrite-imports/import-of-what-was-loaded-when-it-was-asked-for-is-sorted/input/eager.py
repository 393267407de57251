import shop as s
from shop.net.line import link
from shop.zone import walk

print(walk, s.boot, link)
