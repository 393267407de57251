def convert(order):
    return [order]
