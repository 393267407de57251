try:
    from shop import misc
except ImportError:
    misc = None


def rate():
    return None if misc is None else misc.RATE
