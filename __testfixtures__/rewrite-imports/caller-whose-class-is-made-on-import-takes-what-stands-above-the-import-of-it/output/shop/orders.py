class LineView:
    def __init__(self, lines):
        self.lines = lines


from shop.baskets import Basket  # noqa: E402


class Order(Basket):
    pass
