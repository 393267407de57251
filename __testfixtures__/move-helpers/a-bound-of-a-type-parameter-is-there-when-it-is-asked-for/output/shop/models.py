class Item:
    size = 1


def report(items):
    from shop.shelf import largest
    return largest(items).size
