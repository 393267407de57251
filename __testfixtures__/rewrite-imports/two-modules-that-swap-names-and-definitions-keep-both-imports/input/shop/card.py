def owe():
    return 2


CARD = 2
