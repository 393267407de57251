LIMIT = 1


def cm():
    return 1


def square(x):
    return x * x
