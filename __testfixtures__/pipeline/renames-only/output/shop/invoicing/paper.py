from ..money import rounded


class Bill:
    def __init__(self, *prices):
        self.prices = prices

    def total(self):
        return rounded(sum(self.prices))
