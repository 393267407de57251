from shop.models import TAX, Entity

print(TAX, Entity().fields())
