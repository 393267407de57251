from shop.views import LineView, TotalView


class Basket:
    total = TotalView()

    def lines(self):
        """What is in it."""
        return LineView([])
