from shop._tables import Sheet, size

BOTH = (size, Sheet)
