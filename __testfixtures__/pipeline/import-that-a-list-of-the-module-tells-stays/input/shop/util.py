def aiter(x):
    return x


def wait(x):
    return x


def other(x):
    return x
