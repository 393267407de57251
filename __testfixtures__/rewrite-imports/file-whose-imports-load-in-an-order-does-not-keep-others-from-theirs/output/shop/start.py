from shop.oven import Bread

# isort: split
from shop.hooks import Bell

print(Bread.RYE)
