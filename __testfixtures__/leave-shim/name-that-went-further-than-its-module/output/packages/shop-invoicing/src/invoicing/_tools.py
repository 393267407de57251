RATE = 0.2


def _net(amount):
    return amount * (1 - RATE)
