SEEN = [3]


def f():
    return SEEN
