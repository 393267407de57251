from shop.zone import walk
from shop_net.layer import draw

print(draw, walk)
