SIZE = 2


def lay():
    return "egg"
