def g():
    return 1


def rest():
    pass
