"""Lines."""


class Line:
    def __init__(self, amount):
        self.amount = amount


class Plate(Line):
    pass
