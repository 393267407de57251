__all__ = [
    "count",
    "order",
]


def count():
    return 1


def order():
    return 2
