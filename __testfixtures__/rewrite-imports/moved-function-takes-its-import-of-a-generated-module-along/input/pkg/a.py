from ._gen import V


def f():
    return V


def g():
    return 2
