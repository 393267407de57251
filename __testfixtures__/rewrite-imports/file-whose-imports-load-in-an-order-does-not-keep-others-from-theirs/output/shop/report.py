from shop.hooks import Bell
from shop.oven import Bread

print(Bread.RYE, Bell)
