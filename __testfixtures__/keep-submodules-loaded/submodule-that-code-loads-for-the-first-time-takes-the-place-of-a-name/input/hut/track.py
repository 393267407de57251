from .stride import fast


def go():
    return fast()
