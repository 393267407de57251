class Order:
    pass


class Sale(Order):
    pass


Order = property(Order)

_rate = None


def _fill():
    global _rate
    _rate = 2


def get():
    if _rate is None:
        _fill()
    return _rate
