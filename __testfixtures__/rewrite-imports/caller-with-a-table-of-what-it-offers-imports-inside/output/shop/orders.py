from shop.baskets import Basket


class Order(Basket):
    pass


class LineView:
    def __init__(self, lines):
        self.lines = lines
