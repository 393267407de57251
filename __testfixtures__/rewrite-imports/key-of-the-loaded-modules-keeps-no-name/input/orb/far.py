def dist():
    return 1


def size():
    return 2
