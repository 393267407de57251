def total(x):
    return x


def net(x):
    return x - 1
