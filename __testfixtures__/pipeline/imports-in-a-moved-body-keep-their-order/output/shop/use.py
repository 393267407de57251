from shop.entity import Entity
from shop.models import TAX

print(TAX, Entity().fields())
