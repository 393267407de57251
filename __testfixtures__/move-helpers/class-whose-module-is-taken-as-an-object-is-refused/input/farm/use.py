from farm.base import document, label, price, unit
from farm.crops import Rye

print(price(Rye), unit(Rye), document(Rye), label(Rye))
