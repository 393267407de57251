class Invoice:
    pass


def net_price():
    return 3
