import copyreg


class Money:
    def __init__(self, amount):
        self.amount = amount


copyreg.pickle(Money, lambda money: (Money, (money.amount,)))
