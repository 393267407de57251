def hop():
    return 1


def far():
    return 2
