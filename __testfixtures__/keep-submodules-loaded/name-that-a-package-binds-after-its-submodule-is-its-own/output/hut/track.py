from .fathom import deep


def go():
    return deep()
