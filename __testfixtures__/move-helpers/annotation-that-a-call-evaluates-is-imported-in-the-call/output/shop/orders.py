from shop.till import Till, listed, noted, outer, spelled


class Order:
    pass


def use(x):
    return Till(), outer(x), listed(x), noted(x), spelled(x)
