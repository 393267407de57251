K = 1


def g(x):
    return x + K
