from shop.views import LineView


class Basket:
    def lines(self):
        return LineView([])


__all__ = ['Basket', 'LineView']
