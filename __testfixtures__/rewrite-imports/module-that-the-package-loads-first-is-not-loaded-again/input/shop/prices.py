from shop.tables import SHOWN


class Money:
    def __init__(self, amount):
        self.amount = amount


SHOWN[Money] = "euro"


def rounded(amount):
    return round(amount)
