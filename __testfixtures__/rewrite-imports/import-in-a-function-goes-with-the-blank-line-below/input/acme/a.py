def helper():
    return 1


def rest():
    pass
