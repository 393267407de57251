__all__ = ["convert"]


def convert(amount):
    return amount


def secret(amount):
    return -amount
