import shop


class Registry:
    def __init__(self):
        self.rate = shop.RATE


registry = Registry()
