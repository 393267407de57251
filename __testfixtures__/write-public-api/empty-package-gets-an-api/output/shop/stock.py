__all__ = ["LIMIT", "count"]

LIMIT = 3


def count():
    return LIMIT


def unlisted():
    return 0
