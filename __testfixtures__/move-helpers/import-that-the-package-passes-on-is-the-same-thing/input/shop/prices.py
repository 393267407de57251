def price(item):
    return item * 2
