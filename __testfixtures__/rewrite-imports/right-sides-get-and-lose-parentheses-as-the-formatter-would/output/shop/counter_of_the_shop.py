class Sum:
    def __init__(self, amount=0):
        self.amount = amount

    def plus(self, amount):
        return Sum(self.amount + amount)


OPEN = True
LIMITS = {"day": 100}
