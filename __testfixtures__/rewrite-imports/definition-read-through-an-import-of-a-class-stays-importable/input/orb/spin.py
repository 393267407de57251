def speed():
    return 2


def axis():
    return 5


def last():
    return 6


def own():
    return 7


def stay():
    return 8
