def sell(item):
    return item.price


def count(items):
    return len(items)
