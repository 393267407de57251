RATE = 1.2


def gross(amount):
    return amount * RATE
