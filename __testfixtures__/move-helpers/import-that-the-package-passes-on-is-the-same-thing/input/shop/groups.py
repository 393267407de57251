from .prices import price


def total_of(items):
    return sum(price(item) for item in items)
