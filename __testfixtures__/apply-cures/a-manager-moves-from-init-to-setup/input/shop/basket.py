class Basket:
    def __init__(self):
        self.cache = []


def fill():
    basket = Basket()
    basket.cache.append("bolt")
    return basket
