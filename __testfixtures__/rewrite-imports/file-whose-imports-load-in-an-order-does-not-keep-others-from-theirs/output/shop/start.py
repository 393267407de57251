from shop.oven import Bread
from shop.hooks import Bell

print(Bread.RYE)
