from shop import misc

RATE = eval("misc.RATE") or misc.RATE
