"""Lines."""

RATE = 0.2


class Line:
    def __init__(self, amount):
        self.amount = amount


class Plate(Line):
    pass


def _net(amount):
    return amount * (1 - RATE)
