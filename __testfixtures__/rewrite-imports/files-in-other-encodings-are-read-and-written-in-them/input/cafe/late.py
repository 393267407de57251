
# coding: iso-8859-15
import cafe.menu

EURO = "€"
print(cafe.menu.prices())
