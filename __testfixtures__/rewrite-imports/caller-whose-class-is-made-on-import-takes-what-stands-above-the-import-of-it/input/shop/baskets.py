from shop.views import LineView


class Basket:
    def __init__(self):
        self.view = LineView([])


EMPTY = Basket()
