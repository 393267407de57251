CARD = 2


def pay():
    return 1
