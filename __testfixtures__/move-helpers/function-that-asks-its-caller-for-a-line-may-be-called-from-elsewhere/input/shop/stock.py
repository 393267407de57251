from shop.trace import line


def sell(item):
    return item, line()


def count():
    return 3
