from shop.boxes import Box as Box

LIMIT = 3
