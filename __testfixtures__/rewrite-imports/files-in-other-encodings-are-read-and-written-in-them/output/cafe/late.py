
# coding: iso-8859-15
import cafe.card

EURO = "€"
print(cafe.card.prices())
