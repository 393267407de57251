from .a import g as gg


def h(x):
    return gg(x)
