import shop.third

LIMIT = 2
