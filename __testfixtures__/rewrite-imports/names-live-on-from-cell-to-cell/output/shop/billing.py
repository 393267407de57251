RATE = 0.25


def gross_price(price):
    return price + price * 0.25


class Invoice:
    def __init__(self, total):
        self.total = total
