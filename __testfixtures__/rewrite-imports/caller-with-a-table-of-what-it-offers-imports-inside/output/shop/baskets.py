from shop.views import TotalView


class Basket:
    total = TotalView()
    title = "shop.baskets"

    def names(self):
        from shop.orders import LineView
        return {
            "LineView": LineView,
            "total": self.total,
        }
