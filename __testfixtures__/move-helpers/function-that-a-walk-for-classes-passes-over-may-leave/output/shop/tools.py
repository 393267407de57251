RATE = 2


def ink():
    return 3
