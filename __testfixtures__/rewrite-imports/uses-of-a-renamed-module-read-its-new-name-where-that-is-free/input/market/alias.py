from shop import coins as change

SMALL = change.SIZES[0]
