RATE = 2


def untyped(rate):
    return rate * RATE
