from shop.b import f as f


def g(): pass
