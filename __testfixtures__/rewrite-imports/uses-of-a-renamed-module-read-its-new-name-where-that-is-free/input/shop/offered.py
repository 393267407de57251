from shop import misc

RATE = misc.RATE
