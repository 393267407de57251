from shop import money as misc

RATE = misc.RATE
