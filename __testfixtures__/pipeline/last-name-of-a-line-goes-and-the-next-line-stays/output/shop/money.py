def card():
    return 4


def cash():
    return 5
