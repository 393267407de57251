from shop.boxes import Bag as Bag, Box as Box

LIMIT = 3
