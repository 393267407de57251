def net(amount):
    return amount * 0.8


def gross(amount):
    return amount * 1.2


def _round(amount):
    return round(amount, 2)
