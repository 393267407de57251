from shop.views import LineView


class Basket:
    def lines(self, view=LineView):
        return view([])
