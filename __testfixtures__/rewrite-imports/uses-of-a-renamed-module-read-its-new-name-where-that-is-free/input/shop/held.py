class Held:
    from shop import misc

    rate = misc.RATE
