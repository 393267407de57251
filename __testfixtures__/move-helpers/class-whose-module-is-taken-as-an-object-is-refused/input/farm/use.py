from farm.base import document, price, unit
from farm.crops import Rye

print(price(Rye), unit(Rye), document(Rye))
