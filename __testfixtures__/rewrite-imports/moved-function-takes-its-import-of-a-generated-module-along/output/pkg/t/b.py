from .._gen import V


def f():
    return V
