LIMIT = 1


def compute(x):
    return x
