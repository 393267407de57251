from shop.baking import Bread
from shop.hooks import Bell

print(Bread.RYE, Bell)
