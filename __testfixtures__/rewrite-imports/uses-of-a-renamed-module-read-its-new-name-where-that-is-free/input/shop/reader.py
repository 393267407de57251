from shop.offered import misc

RATE = misc.RATE
