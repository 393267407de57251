RATE = 2


def gross(amount):
    return amount


def net(amount):
    return amount


def round_up(amount):
    return amount
