def rate():
    from . import misc

    return misc.RATE
