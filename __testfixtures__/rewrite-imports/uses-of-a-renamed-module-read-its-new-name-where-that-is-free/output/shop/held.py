class Held:
    from shop import money as misc

    rate = misc.RATE
