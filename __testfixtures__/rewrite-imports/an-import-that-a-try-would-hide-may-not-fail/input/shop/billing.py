A = 1


def make():
    return 2
