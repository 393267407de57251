from shop.views import LineView, TotalView


class Basket:
    total = TotalView()
    title = "shop.baskets"

    def names(self):
        return {
            "LineView": LineView,
            "total": self.total,
        }
