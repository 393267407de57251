from shop import money as misc

RATE = eval("misc.RATE") or misc.RATE
