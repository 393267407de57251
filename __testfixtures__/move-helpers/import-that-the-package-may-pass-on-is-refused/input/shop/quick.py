def price(item):
    return item + item
