TILL = 1


def owe():
    return 2
