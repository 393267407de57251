def bake():
    return 1


def cool():
    return 2
