from shop.net.layer import draw
from shop.zone import walk

print(draw, walk)
