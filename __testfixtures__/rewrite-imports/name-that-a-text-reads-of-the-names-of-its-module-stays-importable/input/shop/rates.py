def rate(x):
    return x + 1


def base(x):
    return x
