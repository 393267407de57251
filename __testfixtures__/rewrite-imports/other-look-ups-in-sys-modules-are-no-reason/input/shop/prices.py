__all__ = ["price"]


def price(item):
    return item.cents / 100
