from shop.stock import units
from shop.till import label

print(label(3), units.UNIT)
