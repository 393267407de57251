class _Sum:
    def __init__(self, amount):
        self.amount = amount


def total(amounts):
    return _Sum(sum(amounts)).amount


def pay(amount):
    return amount


def count(amounts):
    return len(amounts)


def close():
    return None
