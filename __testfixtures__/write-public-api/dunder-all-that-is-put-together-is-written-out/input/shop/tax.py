__all__ = ["net"]


def net():
    return 1


def gross():
    return 2
