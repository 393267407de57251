from .depth import deep


def go():
    return deep()
