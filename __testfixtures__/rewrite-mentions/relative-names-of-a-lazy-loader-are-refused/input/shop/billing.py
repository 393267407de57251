RATE = 0.25


def net_price(price):
    return price


def gross_price(price):
    return price + price * 0.25


class Invoice:
    def __init__(self, total):
        self.total = total
