from shop.sheet import Sheet, size

BOTH = (size, Sheet)
