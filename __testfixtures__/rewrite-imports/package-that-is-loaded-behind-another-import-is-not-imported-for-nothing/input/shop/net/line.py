from shop.stock import count


def link():
    return count()
