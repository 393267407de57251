def mile():
    return 2


def yard():
    return 5
