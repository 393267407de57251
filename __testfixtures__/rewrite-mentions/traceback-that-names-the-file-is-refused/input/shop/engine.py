def sell(item):
    return item.price
